import type { Barrier } from '../appliance.ts';
import { FaultError } from '../faults.ts';
import { sessionWords } from '../words/session.ts';
import { freshCode } from './one-time-code.ts';
import { pause, requireNotStopped, unlessStopped, type SessionParts } from './parts.ts';
import { putSecret } from './secret-field.ts';
import { pressOnce } from './send.ts';

/** Who gave the code: only what we computed ourselves is remembered as a refusal, since a person may mistype. */
export type CodeFrom = 'totp' | 'person';

/**
 * Answers the page that asks a one-time code: by TOTP where the profile has its key, by a person where one can be asked. Sent once.
 * @throws FaultError `code-needed` when nobody has one, `code-dropped` when no answer came, `sign-in-form`
 */
export const answerCode = async <Ui>(parts: SessionParts<Ui>, barrier: Barrier): Promise<CodeFrom> => {
  const { input } = barrier;
  const from: CodeFrom = parts.target.totp ? 'totp' : 'person';
  if (!input) throw new FaultError('code-needed', { text: barrier.text });
  const code = await codeFrom(parts, barrier);
  parts.target.keepOut?.(code);
  requireNotStopped(parts);
  if (!(await putSecret(input.field, code))) throw new FaultError('keyboard-plugin');
  const press = await input.send();
  if (!press?.sends) throw new FaultError('sign-in-form', { detail: 'code' });
  const sent = await pressOnce(parts, press, 'code', { values: { [input.name]: [code] }, secret: true });
  if (sent === 'closed' || sent?.kind === 'refused' || sent?.kind === 'not-sent') throw new FaultError('sign-in-form', { detail: 'code' });
  if (sent?.kind !== 'answered') throw new FaultError('code-dropped');
  return from;
};

const codeFrom = async (parts: SessionParts<unknown>, { text }: Barrier): Promise<string> => {
  const { target, lang = 'ko' } = parts;
  if (target.totp) {
    if (!target.spendStep) throw new Error('totp without spendStep');
    return freshCode(await target.totp(), target.spendStep, {
      now: () => Date.now(),
      wait: async (ms) => {
        const end = performance.now() + ms;
        while (performance.now() < end) {
          requireNotStopped(parts);
          await pause(Math.min(200, Math.max(1, end - performance.now())));
        }
      },
    });
  }
  const answer = await unlessStopped(parts, async () => target.askSecret?.(sessionWords.code[lang](target.user, text)));
  const code = answer?.trim() ?? '';
  if (!/^[0-9A-Za-z]{4,12}$/.test(code)) throw new FaultError('code-needed', { text });
  return code;
};
