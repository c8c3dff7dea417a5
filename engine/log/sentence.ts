import type { LogFinding } from '../events.ts';
import { phraseOf, type Lang } from '../words/phrase.ts';
import * as advice from './advice.ts';
import { kindByKey } from './kinds.ts';
import { remedyName } from './remedy-words.ts';

const stageWords = {
  connection: { ko: '접속 단계에서', en: 'at the connection stage' },
  smtp: { ko: 'SMTP 단계에서', en: 'at the SMTP stage' },
};

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
const span = (first: string, last: string): string => (first === last ? first : `${first} ~ ${last}`);

const blocked = phraseOf(
  (finding: LogFinding) => `발송 IP ${finding.ip}: ${stageWords[finding.stage].ko} ${finding.count}건 차단되었습니다.`,
  (finding) => `Sending IP ${finding.ip}: blocked ${times(finding.count)} ${stageWords[finding.stage].en}.`,
);
const delayed = phraseOf(
  (finding: LogFinding) => `발송 IP ${finding.ip}: ${stageWords[finding.stage].ko} ${finding.count}건의 응답이 지연되었습니다.`,
  (finding) => `Sending IP ${finding.ip}: answered slowly ${times(finding.count)} ${stageWords[finding.stage].en}.`,
);
const details = phraseOf(
  (finding: LogFinding) => `사유: "${finding.reason}". 기록 시각: ${span(finding.first, finding.last)}.`,
  (finding) => `Reason: "${finding.reason}". Logged: ${span(finding.first, finding.last)}.`,
);
const remedy = phraseOf(
  (text: string) => `조치: ${text}.`,
  (text) => `Remedy: ${text}.`,
);

/**
 * A finding in whole sentences: who, where, how often, why, when, what cures it. Times are the console's wall clock. The reason is the console's text and
 * is data: escape it where the output needs it.
 */
export const sentence = (finding: LogFinding, lang: Lang): string => {
  const kind = kindByKey(finding.kind);
  const opening = finding.kind === 'bulk-delay' ? delayed : blocked;
  return [opening[lang](finding), details[lang](finding), remedy[lang](remedyName(finding.remedy)[lang]()), (kind?.advice ?? advice.unknown)[lang]()].join(' ');
};
