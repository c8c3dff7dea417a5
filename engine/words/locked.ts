type Params = Readonly<Record<string, string>>;

/** Sentence and next action for a machine that somebody else holds; the way out depends on how its owner stands. */
export type LockedWords = (p: Params) => readonly [sentence: string, next: string];

export const lockedKo: LockedWords = (p) => {
  const owner = `${p['by']}, 시작: ${p['since']}, 작업: ${p['doing']}`;
  switch (p['state']) {
    case 'expired':
      return [
        `다른 PC의 실행이 응답 없이 멈춘 것으로 보입니다: ${owner}. 유효 기한: ${p['until']}.`,
        `그 PC에서 실행 중이 아닌지 담당자에게 확인한 뒤 runbook unlock을 실행하십시오.${p['retryAt'] === undefined ? '' : ` 읽기 전용 실행은 다음 시각 이후에 가능합니다: ${p['retryAt']}.`}`,
      ];
    case 'unreadable':
      return [`잠금 파일을 읽을 수 없어 사용 중인 장비로 간주합니다: ${p['path']} (${p['detail']}).`, '이 장비를 사용하는 사람이 없는지 확인한 뒤 runbook unlock을 실행하십시오.'];
    case 'lost':
      return [`이 실행의 잠금이 해제되어 저장하지 않고 중단했습니다. 현재 사용자: ${owner}.`, 'PC가 절전 상태였는지 확인하고, 다른 실행이 끝난 뒤 다시 실행하십시오.'];
    default:
      return [`다른 실행이 이 장비를 사용 중입니다: ${owner}.`, '그 실행이 끝난 뒤 다시 실행하십시오.'];
  }
};

export const lockedEn: LockedWords = (p) => {
  const owner = `${p['by']}, since ${p['since']}, doing ${p['doing']}`;
  switch (p['state']) {
    case 'expired':
      return [
        `A run on another computer seems to have stopped without an end: ${owner}. Its lease ended at ${p['until']}.`,
        `Find out that it does not run there any more, then say runbook unlock.${p['retryAt'] === undefined ? '' : ` A read-only run may go on after ${p['retryAt']}.`}`,
      ];
    case 'unreadable':
      return [`The lock file cannot be read, so the machine counts as in use: ${p['path']} (${p['detail']}).`, 'Find out that nobody uses the machine, then say runbook unlock.'];
    case 'lost':
      return [`This run lost its lock and stopped without saving. In use by: ${owner}.`, 'See whether the computer was asleep; run again when the other run has ended.'];
    default:
      return [`Another run is using this machine: ${owner}.`, 'Run again when it has ended.'];
  }
};
