/**
 * The door for texts that a console stores: policy names and descriptions. NFC, no invisible characters, only what the console's charset can hold,
 * length in bytes by the console's rule (consoles.md: 정책명 `(*최대 32 바이트)`, 정책 설명 `(최대 128 바이트)`; cases F-55, F-57, F-59).
 */

import iconv from 'iconv-lite';
import { canonicalText } from './canonical.ts';
import { problem, type Problem } from './problem.ts';
import { invisibleCharacters } from './visible.ts';

/** Bytes of a policy name, from TMW's form. */
export const POLICY_NAME_BYTES = 32;
/** Bytes of a policy description, from TMW's form. */
export const DESCRIPTION_BYTES = 128;

/** A charset a console's pages may use; 'euc-kr' is what browsers mean by it, CP949. */
export type ConsoleCharset = 'utf-8' | 'euc-kr';

/** How a console limits a text. An undefined charset or byte rule is unknown: then the text must pass under both. */
export interface TextLimits {
  readonly maxBytes: number;
  readonly charset?: ConsoleCharset | undefined;
  readonly byteRule?: ConsoleCharset | undefined;
  /** True where an empty text is a value (descriptions). */
  readonly mayBeEmpty?: boolean;
}

/** A console text in NFC with what was noticed, or every problem of it. */
export type ParsedText =
  | { readonly ok: true; readonly text: string; readonly notices: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a policy name or description. Blanks around it are taken off and NFD is composed, each with a notice; several blanks inside are refused (F-20). */
export function parseConsoleText(raw: string, limits: TextLimits, where: string): ParsedText {
  const composed = raw.normalize('NFC');
  const text = composed.replace(/^ +/, '').replace(/ +$/, '');
  const notices: Problem[] = [];
  if (composed !== raw) notices.push(problem('text.normalised', where, { value: composed }));
  if (text !== composed) notices.push(problem('text.trimmed', where, { value: text }));
  const foreign = charactersOutside(text, 'cp949');
  const beyond = charactersOutside(text, 'ksx1001').filter((character) => !foreign.includes(character));
  if (beyond.length > 0 && limits.charset !== 'utf-8') notices.push(problem('text.beyond-ksx1001', where, { characters: beyond.join(' ') }));

  const problems: Problem[] = [];
  const [hidden, ...more] = invisibleCharacters(text);
  if (text === '' && limits.mayBeEmpty !== true) problems.push(problem('text.empty', where, {}));
  if (hidden !== undefined) {
    const codePoints = [hidden, ...more].map((one) => one.codePoint).join(', ');
    problems.push(problem('text.invisible', where, { codePoints, position: hidden.position }));
  } else if (foreign.length > 0 && limits.charset !== 'utf-8') {
    problems.push(problem('text.not-in-charset', where, { charset: 'EUC-KR/CP949', characters: foreign.join(' ') }));
  }
  // A console shows a run of blanks as one, so that what was stored would count as absent for ever and be saved again.
  if (hidden === undefined && canonicalText(text) !== text) problems.push(problem('text.blanks', where, { value: canonicalText(text) }));
  const long = lengthProblem(text, limits, where);
  if (long !== undefined) problems.push(long);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, text, notices };
}

/** Bytes of a text by a console's rule: CP949 (a Hangul syllable is 2) or UTF-8 (3). What CP949 lacks counts as UTF-8, the larger (case F-57). */
export function byteLength(text: string, rule: ConsoleCharset): number {
  if (rule === 'utf-8') return Buffer.byteLength(text, 'utf8');
  return Array.from(text).reduce((sum, character) => sum + (cp949Bytes(character)?.length ?? Buffer.byteLength(character, 'utf8')), 0);
}

function lengthProblem(text: string, { maxBytes: limit, byteRule }: TextLimits, where: string): Problem | undefined {
  const eucKr = byteLength(text, 'euc-kr');
  const utf8 = byteLength(text, 'utf-8');
  if (byteRule !== undefined) {
    const bytes = byteRule === 'utf-8' ? utf8 : eucKr;
    const rule = byteRule === 'utf-8' ? 'UTF-8' : 'EUC-KR';
    return bytes > limit ? problem('text.too-long', where, { bytes, limit, rule }) : undefined;
  }
  if (eucKr > limit) return problem('text.too-long', where, { bytes: eucKr, limit, rule: 'EUC-KR' });
  return utf8 > limit ? problem('text.too-long-either', where, { eucKr, utf8, limit }) : undefined;
}

/** The characters of a text that CP949, or its strict part KS X 1001 (what old servers call EUC-KR), cannot hold; each once. */
function charactersOutside(text: string, set: 'cp949' | 'ksx1001'): readonly string[] {
  return [...new Set(text)].filter((character) => {
    const bytes = cp949Bytes(character);
    if (bytes === undefined) return true;
    const [lead = 0, trail = 0] = bytes;
    return set === 'ksx1001' && bytes.length === 2 && (lead < 0xa1 || trail < 0xa1);
  });
}

/** The encoder writes '?' for what it lacks; only the round trip tells. */
function cp949Bytes(character: string): Buffer | undefined {
  const bytes = iconv.encode(character, 'cp949');
  return iconv.decode(bytes, 'cp949') === character ? bytes : undefined;
}
