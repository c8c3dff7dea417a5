import { MailLogScreen } from '../../parts/mail-log-screen.ts';
import { reasonText, type MailLogState } from '../../parts/mail-log.ts';
import { cellLines, cellText, type ShownRow } from '../../parts/table.ts';
import { listWords, type TmwUi } from '../selectors.ts';

/** That TMW shows block reasons like TMSe is an inference (guide E-1). */
abstract class TmwMailLogScreen extends MailLogScreen<TmwUi> {
  protected readonly columns = [this.ui.log.time, this.ui.log.ip, this.ui.log.reason];
  protected readonly words = listWords(this.ui);
  protected readonly searchLabel = this.ui.icons.search;

  protected cells(row: ShownRow): Omit<MailLogState['rows'][number], 'stage'> {
    const { log } = this.ui;
    return {
      time: cellText(row, log.time), ip: cellText(row, log.ip), country: cellText(row, log.country), sender: cellText(row, log.sender), recipient: cellText(row, log.recipient),
      subject: cellText(row, log.subject), size: cellText(row, log.size), action: cellText(row, log.action), reason: reasonText(cellLines(row, log.reason)),
    };
  }
}

/** 모니터링 > 로그 모니터링 > 스팸 메일 > 접속 단계 */
export class ConnectionLogScreen extends TmwMailLogScreen {
  protected readonly which = 'connection' as const;
  protected readonly path = [this.ui.menu.spamMail, this.ui.menu.connectionStage];
}

/** 모니터링 > 로그 모니터링 > 스팸 메일 > SMTP 단계 */
export class SmtpLogScreen extends TmwMailLogScreen {
  protected readonly which = 'smtp' as const;
  protected readonly path = [this.ui.menu.spamMail, this.ui.menu.smtpStage];
}

/** 모니터링 > 로그 모니터링 > 정상 메일 */
export class NormalLogScreen extends TmwMailLogScreen {
  protected readonly which = 'normal' as const;
  protected readonly path = [this.ui.menu.normalMail];
}
