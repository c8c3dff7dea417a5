import { look, section } from '../../engine/runbook.ts';
import { PassedHistoryScreen, RefusedHistoryScreen } from '../../pages/rspamd/screens/history.screen.ts';
import { rspamdProcedures } from '../guide/index.ts';

export const refusedLog = section('refused-log', 'History › 거부', RefusedHistoryScreen, {
  slide: rspamdProcedures.refused,
  goal: {},
  steps: [
    look('rspamd/refused.1', (s) => s.openHistory()),
    look('rspamd/refused.2', (s) => s.find()),
  ],
});

export const passedLog = section('passed-log', 'History › 정상', PassedHistoryScreen, {
  slide: rspamdProcedures.passed,
  goal: {},
  steps: [
    look('rspamd/passed.1', (s) => s.openHistory()),
    look('rspamd/passed.2', (s) => s.find()),
  ],
});

export const logs = [refusedLog, passedLog] as const;
