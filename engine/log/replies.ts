import { phrase, type Phrase } from '../words/phrase.ts';
import { kinds, type Kind, type Reply } from './kinds.ts';

/** A reply the product can name: a filter block, or one that is no filter block and never leads to a remedy (consoles.md). */
export type KnownReply = { readonly reply: Reply; readonly kind: Kind } | { readonly reply: Reply; readonly meaning: Phrase };

const notABlock = (code: string, enhanced: string, text: string, meaning: Phrase): KnownReply => ({ reply: { code, enhanced, text, source: 'A' }, meaning });

/** Every known reply; blocks first. */
export const knownReplies: readonly KnownReply[] = [
  ...kinds.flatMap((kind): readonly KnownReply[] => (kind.reply ? [{ reply: kind.reply, kind }] : [])),
  notABlock('441', '4.4.1', 'No answer from host', phrase('상대 서버가 응답하지 않았습니다.', 'The other server did not answer.')),
  notABlock('451', '4.4.0', 'DNS resolving error', phrase('DNS를 조회하지 못했습니다.', 'A DNS name could not be resolved.')),
  notABlock('451', '4.4.2', 'Bad connection(io timeout)', phrase('연결이 시간 초과로 끊겼습니다.', 'The connection timed out.')),
  notABlock('550', '5.1.1', 'No search user', phrase('수신자를 찾을 수 없습니다.', 'The recipient does not exist.')),
  notABlock('550', '5.1.1', 'User account is overquota', phrase('수신자의 편지함 용량이 초과되었습니다.', 'The recipient’s mailbox is full.')),
  notABlock('552', '5.2.3', '… exceeds maximum fixed size', phrase('메일이 허용 크기를 넘었습니다.', 'The mail is larger than allowed.')),
];

/** One place where a known reply stands in a text. */
export interface FoundReply {
  readonly known: KnownReply;
  readonly from: number;
  readonly to: number;
  /** The code as it stands there, where one stands. */
  readonly code: string | undefined;
}

/** Words that are not known: any, but not across the next reply, and no more than a sentence. */
const anyWords = '(?:(?!\\b[245]\\d\\d[ -])[^]){0,200}?';

/** Mail programs break lines anywhere, also inside words, so white space may stand between any two characters. */
const spaced = (text: string): string =>
  text.split('…').map((part) => part.replace(/\s+/g, '').split('').map((character) => character.replace(/[.*+?^${}()|[\]\\]/, '\\$&')).join('\\s*')).join(anyWords);

const pattern = (reply: Reply): RegExp => {
  // Where words of the sentence are unknown, only code and enhanced code together make it this reply.
  const whole = !reply.text.startsWith('…');
  const code = whole
    ? '(?:(?<![\\d.])([245]\\d\\d)[\\s-]\\s*(?:#?[245]\\.\\d{1,3}\\.\\d{1,3}[\\s:-]*)?)?'
    : `(?<![\\d.])(${reply.code})[\\s-]\\s*#?${(reply.enhanced ?? '').replaceAll('.', '\\.')}(?!\\d)`;
  return new RegExp(`${code}(?<![A-Za-z])${spaced(reply.text)}(?![A-Za-z])`, 'gi');
};

const patterns = knownReplies.map((known) => ({ known, pattern: pattern(known.reply) }));

/** Where known replies stand, in the order of the text. A known sentence behind another code is not that reply; without a code it is. */
export const findKnownReplies = (text: string): readonly FoundReply[] =>
  patterns
    .flatMap(({ known, pattern: one }) =>
      [...text.matchAll(one)]
        .filter((match) => match[1] === undefined || match[1] === known.reply.code)
        .map((match): FoundReply => ({ known, from: match.index, to: match.index + match[0].length, code: match[1] })),
    )
    .sort((a, b) => a.from - b.from);
