import { phrase, phraseOf } from './phrase.ts';

/** Words of the guide panel. */
export const panelWords = {
  title: phrase('조치 안내', 'Runbook guide'),
  machine: phraseOf((label: string, user: string) => `${label} · 계정 ${user}`, (label: string, user: string) => `${label} · account ${user}`),
  who: phraseOf((operator: string, ticket: string) => `${operator} · ${ticket}`, (operator: string, ticket: string) => `${operator} · ${ticket}`),
  screens: phrase('화면', 'Screens'),
  lines: phrase('가이드의 단계', "The guide's lines"),
  changes: phrase('현재 값 → 새 값', 'Now → new value'),
  empty: phrase('없음', 'none'),
  now: phrase('지금 할 차례', 'now'),
  waiting: phrase('대기', 'to come'),
  preparing: phrase('장비에 연결하고 로그인하고 있습니다.', 'Connecting to the machine and signing in.'),
  running: phrase('진행하고 있습니다.', 'The run is going on.'),
  stepMode: phrase('줄마다 확인', 'Ask before each line'),
  stop: phrase('중단', 'Stop'),
  stopping: phrase('중단하고 있습니다. 진행 중인 저장을 확인하고 로그아웃합니다.', 'Stopping: the current save is being resolved and the session given back.'),
  held: phrase('보류한 저장 요청 (장비로 보내지 않았습니다)', 'Saves held back (nothing was sent)'),
  typeIt: phraseOf((text: string) => `승인하려면 입력: ${text}`, (text: string) => `Type to approve: ${text}`),
  writeIt: phrase('승인하려면 이유를 입력하십시오.', 'Write the reason to approve'),
  survey: phrase('확인', 'look'),
  converge: phrase('적용', 'apply'),
  prove: phrase('다시 읽기', 'read again'),
  ended: phrase('실행이 끝났습니다', 'The run has ended'),
} as const;
