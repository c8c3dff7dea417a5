import { phrase, phraseOf } from '../../engine/words/phrase.ts';

/** Words of the commands that only look at files. */
export const lookWords = {
  remark: phraseOf((text: string) => `비고: ${text}`, (text: string) => `remark: ${text}`),
  listState: phraseOf((state: string) => `[${state}]`, (state: string) => `[${state}]`),
  noRuns: phrase('조건에 맞는 실행이 없습니다.', 'No run matches.'),
  tornRecord: phraseOf((file: string) => `이력 파일을 읽을 수 없어 건너뛰었습니다: ${file}`, (file: string) => `A file of the shared history cannot be read and was skipped: ${file}`),
  folders: phraseOf(
    (customers: string, runs: string, state: string) => `프로필 폴더: ${customers}\n실행 폴더: ${runs}\n상태 폴더: ${state}`,
    (customers: string, runs: string, state: string) => `Profiles: ${customers}\nRun folders: ${runs}\nState folder: ${state}`,
  ),
  operatorIs: phraseOf((name: string) => `작업자: ${name}`, (name: string) => `Operator: ${name}`),
  operatorUnset: phrase('작업자: 지정되지 않음 (RUNBOOK_OPERATOR)', 'Operator: not set (RUNBOOK_OPERATOR)'),
  envEntry: phraseOf((name: string, length: number) => `.env ${name}: ${length}자`, (name: string, length: number) => `.env ${name}: ${length} characters`),
  profile: phraseOf((id: string, name: string) => `고객사 ${id}: ${name}`, (id: string, name: string) => `Customer ${id}: ${name}`),
  appliance: phraseOf((id: string, kind: string, url: string) => `  장비 ${id} (${kind}): ${url}`, (id: string, kind: string, url: string) => `  Appliance ${id} (${kind}): ${url}`),
  secret: phraseOf((field: string, source: string, length: number) => `    ${field}: ${source}, ${length}자`, (field: string, source: string, length: number) => `    ${field}: ${source}, ${length} characters`),
  secretAsked: phraseOf((field: string, source: string) => `    ${field}: ${source}, 실행할 때 사람이 입력합니다`, (field: string, source: string) => `    ${field}: ${source}, a person types it at run time`),
  heldReadings: phraseOf((names: string) => `    정해지지 않은 해석: ${names}`, (names: string) => `    readings not set: ${names}`),
  configGood: phraseOf((count: number) => `문제없음: 프로필 ${count}개`, (count: number) => `No problem in ${count} profiles`),
  picturesFrom: phraseOf((book: string, customer: string, dir: string) => `${book}: 사진은 ${customer}에서 실행한 화면입니다. 다른 곳에 전달하기 전에 확인하십시오: ${dir}`, (book: string, customer: string, dir: string) => `${book}: the pictures are from a run at ${customer}. Look at them before you pass the guide on: ${dir}`),
};
