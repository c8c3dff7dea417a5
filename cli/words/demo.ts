import { phrase, phraseOf } from '../../engine/words/phrase.ts';

/** Words of the demonstration. */
export const demoWords = {
  starts: phraseOf(
    (tmse: string, tmw: string) => `가상 관리자 페이지를 시작했습니다. TMSe: ${tmse}, TMW: ${tmw}\n고객사 두 곳에서 진단, 변경 계획, 적용, 점검, 재적용을 실행합니다.`,
    (tmse: string, tmw: string) => `The simulated consoles run. TMSe: ${tmse}, TMW: ${tmw}\nFor two customers: diagnose, plan, apply, verify, apply again.`,
  ),
  ledger: phraseOf(
    (kind: string, saves: number, ins: number, outs: number) => `${kind} 장비의 기록: 저장 ${saves}회, 로그인 ${ins}회, 로그아웃 ${outs}회`,
    (kind: string, saves: number, ins: number, outs: number) => `Ledger of ${kind}: ${saves} saves, ${ins} sign-ins, ${outs} sign-outs`,
  ),
  good: phrase('모든 실행이 예상대로 끝났고 장비의 기록과 일치합니다.', 'Every run ended as expected, and the ledgers agree.'),
  bad: phrase('예상과 다르게 끝난 실행이 있거나 장비의 기록이 일치하지 않습니다.', 'A run did not end as expected, or a ledger does not agree.'),
};
