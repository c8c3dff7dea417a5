import { phrase, type Phrase } from '../words/phrase.ts';
import type { Remedy } from './kinds.ts';

/** A remedy as the guide's item, with its slides; both consoles' slides of one item have the same number. */
export const remedyWords: Readonly<Record<Remedy, Phrase>> = {
  'super-white-ip': phrase('대량메일 화이트 처리 정보 등록(TMSe-2 / TMW-2)', 'Super White IP (TMSe-2 / TMW-2)'),
  'max-recipients': phrase('대량메일 최대 수신자 수 제한 설정(TMSe-3 / TMW-3)', 'recipient limit (TMSe-3 / TMW-3)'),
  'sending-permission': phrase('대량메일 발송 권한 부여를 위해 IP 등록(TMSe-1 / TMW-1)', 'sending permission (TMSe-1 / TMW-1)'),
  none: phrase('제안 없음', 'none offered'),
};

/** The words of a remedy in an event or finding, where it is plain text. */
export const remedyName = (remedy: string): Phrase => (Object.hasOwn(remedyWords, remedy) ? remedyWords[remedy as Remedy] : remedyWords.none);
