import { isBlank } from '../engine/inputs/visible.ts';
import type { Lang } from '../engine/words/phrase.ts';
import type { RunFlags } from './flags.ts';
import { words } from './words.ts';
import { specialApprovals, type Plan, type SpecialApproval } from '../engine/plan.ts';

/** Every approval a plan may need besides its own; a new one does not compile until it is named here. */
const known: Readonly<Record<SpecialApproval, true>> = {
  'page-level': true, relay: true, 'blocked-ip': true, 'excluded-ip': true, 'already-allowed': true, 'feature-off': true, 'risky-sender': true, 'shared-ip': true,
};

/** What `--accept` may name; a risky sender needs a reason instead. */
export const acceptable = (Object.keys(known) as readonly SpecialApproval[]).filter((one) => one !== 'risky-sender');

export const isAcceptable = (text: string): boolean => acceptable.some((one) => one === text);

/** What a plan needs besides its own approval, and neither `--accept` named nor `--acknowledge` gave a reason for. */
export const notAccepted = (plan: Plan, { accept = [], acknowledge = '' }: Pick<RunFlags, 'accept' | 'acknowledge'>): readonly SpecialApproval[] =>
  [...specialApprovals(plan)].filter((one) => (one === 'risky-sender' ? isBlank(acknowledge) : !accept.includes(one)));

/** An approval as a flag to paste. */
export const approvalFlag = (one: SpecialApproval, lang: Lang): readonly string[] => (one === 'risky-sender' ? ['--acknowledge', words.reasonPlaceholder[lang]()] : ['--accept', one]);
