import { canonicalText } from '../inputs/canonical.ts';
import { phraseOf, type Lang, type Phrase } from '../words/phrase.ts';
import * as advice from './advice.ts';
import type { Kind, KindKey, Remedy } from './kinds.ts';
import { remedyWords } from './remedy-words.ts';
import { findKnownReplies, type FoundReply } from './replies.ts';

/** One SMTP reply of a bounced mail. `text` is the reply as pasted, white space folded. */
export type BounceReply =
  | {
      readonly as: 'block'; readonly text: string; readonly code?: string; readonly kind: KindKey; readonly remedy: Remedy;
      /** A 4xx reply: after the cure a well-behaved sender's queue drains by itself. */
      readonly temporary: boolean;
      readonly entry: Kind;
    }
  | { readonly as: 'not-a-block'; readonly text: string; readonly code?: string; readonly kind: 'not-a-block'; readonly remedy: 'none'; readonly meaning: Phrase }
  | { readonly as: 'unknown'; readonly text: string; readonly code: string; readonly kind: 'unknown'; readonly remedy: 'none' };

/** What a pasted bounce says: its replies in the order of the text, each once. Empty: no SMTP reply stands in it, and nothing may be concluded. */
export interface BounceFinding {
  readonly replies: readonly BounceReply[];
}

/**
 * Explains a pasted bounce mail: known blocks and known non-blocks by the replies of consoles.md, anything else that looks like a refusing reply (4xx,
 * 5xx) as `unknown` with its text. Quote marks, folded header lines, multi-line replies and quoted-printable soft breaks are undone first.
 */
export const explainBounce = (pasted: string): BounceFinding => {
  const text = plain(pasted);
  const known = findKnownReplies(text);
  const rest = known.reduce((left, { from, to }) => `${left.slice(0, from)}${' '.repeat(to - from - 1)}\n${left.slice(to)}`, text);
  const replies = [...known.map((found) => ({ at: found.from, reply: knownReply(found, text) })), ...unknownReplies(rest)].sort((a, b) => a.at - b.at).map(({ reply }) => reply);
  const seen = new Set<string>();
  return { replies: replies.filter((reply) => !seen.has(identity(reply)) && seen.add(identity(reply))) };
};

/** A bounce repeats its reply, with the code in one place and without it in another. */
const identity = (reply: BounceReply): string =>
  reply.as === 'block' ? `block ${reply.kind}` : reply.as === 'not-a-block' ? `not ${reply.meaning.en()}` : reply.text.toLowerCase();

const plain = (pasted: string): string => unfold(joinReplyLines(undoSoftBreaks(unquote(pasted))));

const unquote = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/^(?:[ \t]*>)+ ?/gm, '');

/** A row of '=' is a rule that somebody drew and no soft break. */
const undoSoftBreaks = (text: string): string =>
  /[^=\s]=\n/.test(text)
    ? text.replace(/([^=\s])=\n/g, '$1').replace(/=(20|3D|27|22)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** A reply of several lines repeats its code, with '-' on all but the last. */
const joinReplyLines = (text: string): string =>
  text.replace(/(?<![\d.])([45]\d\d)-[^\n]*(?:\n[ \t]*\1-[^\n]*)*\n[ \t]*\1 (?=[^\n])/g, (whole, code: string) =>
    `${code} ${whole.split('\n').map((line) => line.replace(new RegExp(`^[ \\t]*${code}[ -]`), '')).join(' ')}`);

/** Indented lines belong to the line above, unless they begin with a code of their own. */
const unfold = (text: string): string => text.replace(/\n[ \t]+(?=\S)(?![245]\d\d[ -])/g, ' ').replace(/^[ \t]+/gm, '');

const knownReply = ({ known, from, to, code }: FoundReply, text: string): BounceReply => {
  const shown = canonicalText(text.slice(from, to));
  const coded = code === undefined ? {} : { code };
  if ('meaning' in known) return { as: 'not-a-block', text: shown, ...coded, kind: 'not-a-block', remedy: 'none', meaning: known.meaning };
  const { kind } = known;
  return { as: 'block', text: shown, ...coded, kind: kind.key, remedy: kind.remedy, temporary: known.reply.code.startsWith('4'), entry: kind };
};

/** Where a reply may begin: at a line, after a mark or a word that announces it, or anywhere with its enhanced code. */
const replyStart = /(?:(?:^|[;:<'"“(]|\bsaid|\berror)[ \t]*(?=[45]\d\d[ -][^\n]*\p{L})|(?<![\d.])(?=[45]\d\d[ -]#?[45]\.\d))([45]\d\d)[ -]/gmu;

const unknownReplies = (text: string): { readonly at: number; readonly reply: BounceReply }[] => {
  const starts = [...text.matchAll(replyStart)].map((match) => ({ at: match.index + match[0].length - 4, code: match[1] ?? '' }));
  return starts.flatMap(({ at, code }, index) => {
    const line = text.slice(at, starts[index + 1]?.at).split('\n')[0] ?? '';
    const shown = canonicalText(line).slice(0, 500);
    return /\p{L}/u.test(shown) ? [{ at, reply: { as: 'unknown' as const, text: shown, code, kind: 'unknown' as const, remedy: 'none' as const } }] : [];
  });
};

const words = {
  block: phraseOf(
    (filter: string, reply: string, remedy: string, advised: string) => `필터 차단입니다. 필터: ${filter}. 응답: "${reply}". 조치: ${remedy}. ${advised}`,
    (filter, reply, remedy, advised) => `Blocked by a filter. Filter: ${filter}. Reply: "${reply}". Remedy: ${remedy}. ${advised}`,
  ),
  probable: phraseOf(() => '이 응답과 필터의 관계는 추정입니다.', () => 'That this reply belongs to this filter is probable, not certain.'),
  temporary: phraseOf(
    () => '일시 오류(4xx)이므로 조치 후 발송 서버에 대기 중인 메일은 다시 발송됩니다.',
    () => 'It is temporary (4xx): after the remedy the sender’s queue drains by itself.',
  ),
  notABlock: phraseOf(
    (reply: string, meaning: string) => `필터 차단이 아닙니다. 응답: "${reply}". ${meaning}`,
    (reply, meaning) => `Not a filter block. Reply: "${reply}". ${meaning}`,
  ),
  unknown: phraseOf((reply: string, advised: string) => `알 수 없는 응답입니다. 응답: "${reply}". ${advised}`, (reply, advised) => `Unknown reply: "${reply}". ${advised}`),
  nothing: phraseOf(
    () => '붙여 넣은 내용에서 SMTP 응답을 찾지 못했습니다. 반송 메일의 오류 문구를 그대로 붙여 넣으십시오.',
    () => 'No SMTP reply stands in this text. Paste the error text of the bounced mail as it is.',
  ),
};

/** The finding in whole sentences, one entry per reply; never empty. Reply texts are data: escape them where the output needs it. */
export const bounceSentences = (finding: BounceFinding, lang: Lang): readonly string[] =>
  finding.replies.length === 0 ? [words.nothing[lang]()] : finding.replies.map((reply) => replySentence(reply, lang));

const replySentence = (reply: BounceReply, lang: Lang): string => {
  if (reply.as === 'not-a-block') return words.notABlock[lang](reply.text, reply.meaning[lang]());
  if (reply.as === 'unknown') return words.unknown[lang](reply.text, advice.unknown[lang]());
  const sentence = words.block[lang](reply.entry.name[lang](), reply.text, remedyWords[reply.remedy][lang](), reply.entry.advice[lang]());
  return [sentence, ...(reply.entry.reply?.probable ? [words.probable[lang]()] : []), ...(reply.temporary ? [words.temporary[lang]()] : [])].join(' ');
};
