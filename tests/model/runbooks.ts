import type { Runbook } from '../../engine/runbook.ts';
import type { SimKind } from '../../fixtures/simulators/core/contract.ts';
import tmseChapter from '../../runbooks/tmse/bulk-mail.runbook.ts';
import tmseLimit from '../../runbooks/tmse/max-recipients.runbook.ts';
import tmsePermission from '../../runbooks/tmse/sending-permission.runbook.ts';
import tmseWhite from '../../runbooks/tmse/super-white-ip.runbook.ts';
import tmwChapter from '../../runbooks/tmw/bulk-mail.runbook.ts';
import tmwLimit from '../../runbooks/tmw/max-recipients.runbook.ts';
import tmwPermission from '../../runbooks/tmw/sending-permission.runbook.ts';
import tmwWhite from '../../runbooks/tmw/super-white-ip.runbook.ts';
import type { RunStep } from './sequence.ts';

const writing: Readonly<Record<SimKind, Readonly<Record<RunStep['runbook'], Runbook>>>> = {
  tmse: { 'sending-permission': tmsePermission, 'super-white-ip': tmseWhite, 'max-recipients': tmseLimit, 'bulk-mail': tmseChapter },
  tmw: { 'sending-permission': tmwPermission, 'super-white-ip': tmwWhite, 'max-recipients': tmwLimit, 'bulk-mail': tmwChapter },
};

/** The writing runbooks of both appliances by the names the command line knows. */
export const runbookOf = (kind: SimKind, name: RunStep['runbook']): Runbook => writing[kind][name];

export const writingRunbooks: readonly RunStep['runbook'][] = ['sending-permission', 'super-white-ip', 'max-recipients', 'bulk-mail'];
