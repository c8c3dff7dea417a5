import { look, section } from '../../engine/runbook.ts';
import { ConnectionLogScreen, NormalLogScreen, SmtpLogScreen } from '../../pages/tmw/screens/mail-log.screen.ts';
import { guide } from '../guide/index.ts';
import { normalMail } from '../guide/normal-mail.ts';

/** The log lists of TMW; that it shows block reasons like TMSe is an inference (guide E-1). */
export const connectionLog = section('connection-log', '스팸 메일 > 접속 단계', ConnectionLogScreen, {
  slide: guide.e1Tmw,
  goal: {},
  steps: [
    look('E-1/tmw.1', (s) => s.openMonitoring()),
    look('E-1/tmw.2', (s) => s.openLog()),
    look('E-1/tmw.3', (s) => s.find()),
  ],
});

export const smtpLog = section('smtp-log', '스팸 메일 > SMTP 단계', SmtpLogScreen, {
  slide: guide.e1TmwSmtp,
  goal: {},
  enter: (s) => s.openMonitoring(),
  steps: [
    look('E-1/tmw-smtp.1', (s) => s.openLog()),
    look('E-1/tmw-smtp.2', (s) => s.find()),
  ],
});

export const normalLog = section('normal-log', '정상 메일', NormalLogScreen, {
  slide: normalMail,
  goal: {},
  steps: [
    look('normal-mail.1', (s) => s.openMonitoring()),
    look('normal-mail.2', (s) => s.openLog()),
    look('normal-mail.3', (s) => s.find()),
  ],
});

export const logs = [connectionLog, smtpLog, normalLog] as const;
