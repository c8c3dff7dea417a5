import { phrase, phraseOf } from '../../engine/words/phrase.ts';

/** Words of the commands around a machine: `trust`, `machines`, `rearm`, `unlock`. */
export const machineWords = {
  chooseAppliance: phrase('장비가 여러 대입니다. --appliance로 하나를 지정하십시오.', 'There are several appliances; name one with --appliance.'),
  notRecorded: phrase('등록하지 않았습니다.', 'Nothing was recorded.'),
  trusted: phraseOf((id: string, label: string) => `장비를 등록했습니다. id: ${id}, 이름: ${label}`, (id: string, label: string) => `The machine is recorded. Id: ${id}, label: ${label}`),
  plainHttp: phrase('http 장비에는 대조할 공개 키가 없습니다. 이름(machine.label)으로 확인합니다.', 'Over http there is no public key to compare; the machine is known by its label (machine.label).'),
  keyIs: phraseOf((pin: string) => `장비의 공개 키: ${pin}`, (pin: string) => `Public key of the machine: ${pin}`),
  keyInProfile: phrase('프로필의 tls.pin과 같습니다.', 'It is the tls.pin of the profile.'),
  writePin: phraseOf((id: string) => `담당자와 대조한 뒤 프로필의 장비(${id})에 다음과 같이 적으십시오:`, (id: string) => `Compare it with whoever runs the machine, then write into the profile, under the appliance ${id}:`),
  keyDiffers: phraseOf((before: string, now: string) => `공개 키가 알고 있던 것과 다릅니다. 이전: ${before}, 현재: ${now}`, (before: string, now: string) => `The public key is not the known one. Before: ${before}, now: ${now}`),
  labelDiffers: phraseOf((before: string, now: string) => `장비 이름이 등록된 것과 다릅니다. 등록: ${before}, 현재: ${now}`, (before: string, now: string) => `The label is not the recorded one. Recorded: ${before}, now: ${now}`),
  labelNotProfiles: phraseOf(
    (expected: string, shown: string) => `로그인 화면의 장비 이름이 프로필과 다릅니다. 프로필: ${expected}, 화면: ${shown}. 다른 장비가 아니라면 프로필의 machine.label을 고치십시오.`,
    (expected: string, shown: string) => `The label on the sign-in page is not the profile's. Profile: ${expected}, page: ${shown}. If this is no other machine, correct machine.label in the profile.`,
  ),
  labelIs: phraseOf((label: string) => `로그인 화면의 장비 이름: ${label}`, (label: string) => `Label on the sign-in page: ${label}`),
  noLabel: phrase('로그인 화면에 장비 이름이 없습니다. 이름은 로그인한 뒤 변경하기 전에 대조합니다.', 'The sign-in page shows no label; it is compared after the sign-in and before anything is changed.'),
  labelUnseen: phraseOf((why: string) => `로그인 화면의 장비 이름을 확인하지 못했습니다: ${why}`, (why: string) => `The label on the sign-in page was not seen: ${why}`),
  writeLabel: phraseOf((id: string) => `프로필의 장비(${id})에 다음과 같이 적으십시오:`, (id: string) => `Write into the profile, under the appliance ${id}:`),
  sameKey: phraseOf(
    (others: string) => `공개 키가 같은 다른 장비가 있습니다: ${others}. 출하 시 인증서가 같을 수 있으므로 이름(machine.label)이나 경로로 구분되는지 확인하십시오.`,
    (others: string) => `Other machines have the same public key: ${others}. They may have left the factory with one certificate; make sure that label (machine.label) or route tells them apart.`,
  ),
  sameKeyNotTold: phraseOf(
    (other: string) => `공개 키, 주소, 이름이 모두 ${other}와(과) 같아 두 장비를 구분할 수 없습니다. machine.label이나 route를 적거나, 같은 장비라면 프로필 하나를 지우십시오.`,
    (other: string) => `Key, address and label are those of ${other}, so nothing tells the two apart. Write machine.label or route, or delete one profile if it is one machine.`,
  ),
  changedQuestion: phrase('장비의 담당자에게 확인했습니까? 바뀐 값으로 다시 등록합니다.', 'Has whoever runs the machine confirmed it? It is recorded anew.'),
  confirmBy: phraseOf((command: string) => `담당자에게 확인한 뒤 실행하십시오: ${command}`, (command: string) => `Once whoever runs the machine has confirmed it: ${command}`),
  none: phrase('등록한 장비가 없습니다.', 'No machine is recorded.'),
  row: phraseOf((id: string, label: string, pin: string) => `${id}  이름: ${label}, 공개 키: ${pin}`, (id: string, label: string, pin: string) => `${id}  label: ${label}, public key: ${pin}`),
  way: phraseOf((profile: string, address: string, route: string) => `  프로필: ${profile}, 주소: ${address}, 경로: ${route}`, (profile: string, address: string, route: string) => `  profile: ${profile}, address: ${address}, route: ${route}`),
  trustedBy: phraseOf((at: string, by: string) => `  등록: ${at}, ${by}`, (at: string, by: string) => `  recorded: ${at}, ${by}`),
  free: phrase('  잠금: 없음', '  lock: none'),
  held: phraseOf((doing: string, host: string, since: string) => `  잠금: ${doing} (${host}, ${since}부터)`, (doing: string, host: string, since: string) => `  lock: ${doing} (${host}, since ${since})`),
  silent: phraseOf((doing: string, host: string, since: string) => `  잠금: 응답 없는 실행 ${doing} (${host}, ${since}부터). runbook unlock`, (doing: string, host: string, since: string) => `  lock: silent run ${doing} (${host}, since ${since}). runbook unlock`),
  unreadable: phraseOf((path: string) => `  잠금: 읽을 수 없음 (${path})`, (path: string) => `  lock: unreadable (${path})`),
  openSave: phraseOf(
    (run: string, section: string, at: string) => `  결과가 확인되지 않은 저장: ${section}, ${at}, ${run}. 그 실행과 같은 조치 절차를 다시 실행하면 먼저 목록을 읽어 저장 여부를 확인합니다.`,
    (run: string, section: string, at: string) => `  save that nobody has read: ${section}, ${at}, ${run}. The same runbook again first reads the list to find out.`,
  ),
  unreadableSave: phraseOf((path: string) => `  결과가 확인되지 않은 저장: 기록을 읽을 수 없음 (${path})`, (path: string) => `  save that nobody has read: its record is unreadable (${path})`),
  refused: phraseOf((user: string, at: string) => `  로그인 거부: ${user}, ${at}. runbook rearm`, (user: string, at: string) => `  refused sign-in: ${user}, ${at}. runbook rearm`),
  rearmed: phraseOf((n: number) => `지운 로그인 거부 기록: ${n}건.`, (n: number) => `Refused sign-ins forgotten: ${n}.`),
  unlocked: phrase('잠금을 풀었습니다.', 'The machine is free.'),
  notLocked: phrase('잠겨 있지 않습니다.', 'The machine is not locked.'),
};
