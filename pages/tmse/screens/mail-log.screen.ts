import { MailLogScreen } from '../../parts/mail-log-screen.ts';
import { reasonText, type MailLogState } from '../../parts/mail-log.ts';
import { cellLines, cellText, type ShownRow } from '../../parts/table.ts';
import { listWords, type TmseUi } from '../selectors.ts';

/** Two values share a cell, one a line: 시간 / 발송 IP, 발신 국가 / 송신자, 처리 상태 / 이유; the reason itself wraps inside words (guide E-1). */
abstract class TmseMailLogScreen extends MailLogScreen<TmseUi> {
  protected readonly columns = [this.ui.log.timeAndIp, this.ui.log.actionAndReason];
  protected readonly words = listWords(this.ui);
  protected readonly searchLabel = this.ui.buttons.search;

  protected cells(row: ShownRow): Omit<MailLogState['rows'][number], 'stage'> {
    const { log } = this.ui;
    const [time = '', ip = ''] = cellLines(row, log.timeAndIp);
    const [country = '', sender = ''] = cellLines(row, log.countryAndSender);
    const [action = '', ...reason] = cellLines(row, log.actionAndReason);
    return {
      time, ip, country, sender, action, recipient: cellText(row, log.recipient), subject: cellText(row, log.subject), size: cellText(row, log.size), reason: reasonText(reason),
    };
  }
}

/** 모니터링 > 로그 모니터링 > 스팸 메일 > 접속 단계 */
export class ConnectionLogScreen extends TmseMailLogScreen {
  protected readonly which = 'connection' as const;
  protected readonly path = [this.ui.menu.spamMail, this.ui.menu.connectionStage];
}

/** 모니터링 > 로그 모니터링 > 스팸 메일 > SMTP 단계 */
export class SmtpLogScreen extends TmseMailLogScreen {
  protected readonly which = 'smtp' as const;
  protected readonly path = [this.ui.menu.spamMail, this.ui.menu.smtpStage];
}

/** 모니터링 > 로그 모니터링 > 정상 메일 */
export class NormalLogScreen extends TmseMailLogScreen {
  protected readonly which = 'normal' as const;
  protected readonly path = [this.ui.menu.normalMail];
}
