/** Words for the inputs of a run: profile and flags together. */
export const inputWords = {
  'inputs.choose-appliance': {
    ko: ['이 고객사에는 장비가 여럿 있습니다.', '--appliance로 하나를 고르십시오: {ids}'],
    en: ['This customer has several appliances.', 'Choose one by --appliance: {ids}'],
  },
  'inputs.no-appliance': {
    ko: ['이 고객사에 없는 장비입니다: {id}', '있는 장비: {ids}'],
    en: ['This customer has no such appliance: {id}', 'There are: {ids}'],
  },
  'inputs.missing': {
    ko: ['실행에 필요한 값이 없습니다: {field}', '{flag} 또는 프로필의 {field} 항목으로 알려 주십시오.'],
    en: ['A value that the run needs is missing: {field}', 'Give it by {flag} or as {field} in the profile.'],
  },
  'inputs.all-expired': {
    ko: ['발송 IP의 기한(until)이 모두 지났습니다.', '기한을 연장하거나 --ip로 새 주소를 알려 주십시오.'],
    en: ['The until date of every sending IP has passed.', 'Extend it, or give an address by --ip.'],
  },
  'inputs.expired-ip': {
    ko: ['프로필에서 기한(until {until})이 지난 발송 IP입니다: {value}', '계속 허용하려면 프로필의 until을 고치십시오.'],
    en: ['In the profile the date of this sending IP has passed (until {until}): {value}', 'Correct until in the profile if it shall go on.'],
  },
  'inputs.filter-unknown': {
    ko: ['알 수 없는 필터입니다: {value}', '쓸 수 있는 값: {known}'],
    en: ['Unknown filter: {value}', 'Accepted: {known}'],
  },
  'inputs.filter-duplicate': {
    ko: ['같은 필터가 두 번 있습니다: {value}', '하나만 남기십시오.'],
    en: ['The same filter stands twice: {value}', 'Keep one of them.'],
  },
  'inputs.filter-preset-mixed': {
    ko: ['묶음 이름은 다른 필터와 함께 쓸 수 없습니다: {value}', '묶음 이름만 적거나 필터를 하나씩 적으십시오.'],
    en: ['The name of a preset does not go together with other filters: {value}', 'Write the preset alone, or list the filters one by one.'],
  },
  'inputs.reading-unknown': {
    ko: ['알 수 없는 해석입니다: {value}', '쓸 수 있는 값: {known}'],
    en: ['Unknown reading: {value}', 'Accepted: {known}'],
  },
  'inputs.reading-twice': {
    ko: ['같은 화면의 해석이 두 번 있습니다: {name}', '하나만 남기십시오.'],
    en: ['Two readings of the same screen: {name}', 'Keep one of them.'],
  },
  'inputs.reading-unconfirmed': {
    ko: ['해석을 화면에서 확인한 사람이 없습니다: {value}', 'RUNBOOK_OPERATOR로 확인한 사람을 알려 주거나 프로필의 readings에 적으십시오.'],
    en: ['Nobody is named who confirmed the reading on the console: {value}', 'Name the person by RUNBOOK_OPERATOR, or write the reading into the profile.'],
  },
} as const;
