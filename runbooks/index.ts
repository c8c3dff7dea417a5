import type { Runbook } from '../engine/runbook.ts';
import rspamdAllowSender from './rspamd/allow-sender.runbook.ts';
import rspamdBlockedMail from './rspamd/blocked-mail.runbook.ts';
import tmseBlockedMail from './tmse/blocked-mail.runbook.ts';
import tmseBulkMail from './tmse/bulk-mail.runbook.ts';
import tmseMaxRecipients from './tmse/max-recipients.runbook.ts';
import tmseSendingPermission from './tmse/sending-permission.runbook.ts';
import tmseSuperWhiteIp from './tmse/super-white-ip.runbook.ts';
import tmwBlockedMail from './tmw/blocked-mail.runbook.ts';
import tmwBulkMail from './tmw/bulk-mail.runbook.ts';
import tmwMaxRecipients from './tmw/max-recipients.runbook.ts';
import tmwSendingPermission from './tmw/sending-permission.runbook.ts';
import tmwSuperWhiteIp from './tmw/super-white-ip.runbook.ts';

/** Every runbook, in the guide's order: the log, the slides, the chapter. */
export const runbooks: readonly Runbook[] = [
  tmseBlockedMail, tmseSendingPermission, tmseSuperWhiteIp, tmseMaxRecipients, tmseBulkMail,
  tmwBlockedMail, tmwSendingPermission, tmwSuperWhiteIp, tmwMaxRecipients, tmwBulkMail,
  rspamdBlockedMail, rspamdAllowSender,
];
