import type { Slide } from '../../engine/guide.ts';
import { e1, e1Smtp, e1Tmw, e1TmwSmtp } from './e1.ts';
import { tmse1Connection, tmse1Relay, tmse2, tmse3 } from './tmse.ts';
import { tmw1Connection, tmw1Relay, tmw2a, tmw2b, tmw3 } from './tmw.ts';

export { procedures } from './procedures.ts';
export { rspamdProcedures } from './rspamd.ts';

/**
 * The slides of '대량메일 발송 설정 가이드 (TMSe/TMW 장비 사용 고객사 대상)', in the deck's order. Legible and joined lines are the guide's own, word for
 * word; reconstructed and inferred ones are ours in its style and say so by their state.
 */
export const guide = {
  e1, e1Smtp, e1Tmw, e1TmwSmtp,
  tmse1Connection, tmse1Relay, tmse2, tmse3,
  tmw1Connection, tmw1Relay, tmw2a, tmw2b, tmw3,
} satisfies Record<string, Slide>;
