import type { Slide } from '../../engine/guide.ts';

const chapter = 'TMSe 조치 가이드';

const slide1 = {
  id: 'TMSe-1',
  chapter,
  title: '대량메일 발송 권한 부여를 위해 IP 등록',
  lead: '대량메일을 발송하는 특정 IP를 등록하여 저장합니다.',
  systemAdmin: 'legible',
  origin: 'guide',
} as const;

/** The slide's steps are lost. This reading follows the vendor's help centre (articles 900006085086 and 900006084846). */
export const tmse1Connection = {
  ...slide1,
  lines: [
    { ref: 'TMSe-1/connection.1', n: 1, text: 'TMSe 관리자 페이지로 접속 후 [필터 관리] 메뉴 클릭', state: 'reconstructed' },
    { ref: 'TMSe-1/connection.2', n: 2, text: '[스팸 고급 필터 〉 접속 단계 허용] 메뉴 클릭', state: 'reconstructed' },
    { ref: 'TMSe-1/connection.3', n: 3, text: '[추가] 버튼 클릭', state: 'reconstructed' },
    { ref: 'TMSe-1/connection.4', n: 4, text: '대량메일을 발송하는 장비의 IP 입력', state: 'reconstructed' },
    { ref: 'TMSe-1/connection.5', n: 5, text: '[저장] 버튼 클릭', state: 'reconstructed' },
  ],
} as const satisfies Slide;

/** The other reading, from the words '발송 권한'. A wrong entry on this screen opens a relay. */
export const tmse1Relay = {
  ...slide1,
  lines: [
    { ref: 'TMSe-1/relay.1', n: 1, text: 'TMSe 관리자 페이지로 접속 후 [시스템 관리] 메뉴 클릭', state: 'reconstructed' },
    { ref: 'TMSe-1/relay.2', n: 2, text: '[송신 허용 정책] 메뉴 클릭', state: 'reconstructed' },
    { ref: 'TMSe-1/relay.3', n: 3, text: '[추가] 버튼 클릭', state: 'reconstructed' },
    { ref: 'TMSe-1/relay.4', n: 4, text: '대량메일을 발송하는 장비의 IP 입력', state: 'reconstructed' },
    { ref: 'TMSe-1/relay.5', n: 5, text: '[저장] 버튼 클릭', state: 'reconstructed' },
  ],
} as const satisfies Slide;

/** Steps lost: the path is the help centre's, the buttons are TMSe-3's, the fields TMW-2's. */
export const tmse2 = {
  id: 'TMSe-2',
  chapter,
  title: '대량메일 화이트 처리 정보 등록',
  lead: '대량메일을 발송하는 특정 IP를 등록하여 저장합니다.',
  systemAdmin: 'assumed',
  origin: 'guide',
  lines: [
    { ref: 'TMSe-2.1', n: 1, text: 'TMSe 관리자 페이지로 접속 후 [필터 관리] 메뉴 클릭', state: 'reconstructed' },
    { ref: 'TMSe-2.2', n: 2, text: '[스팸 고급 필터 〉 Super White IP] 메뉴 클릭', state: 'reconstructed' },
    { ref: 'TMSe-2.3', n: 3, text: '[추가] 버튼 클릭', state: 'reconstructed' },
    { ref: 'TMSe-2.4', n: 4, text: '정보 입력(정책명, 사용여부, 허용할 필터, 발송 IP)', state: 'reconstructed' },
    { ref: 'TMSe-2.5', n: 5, text: '[저장] 버튼 클릭', state: 'reconstructed' },
  ],
} as const satisfies Slide;

export const tmse3 = {
  id: 'TMSe-3',
  chapter,
  title: '대량메일 최대 수신자 수 제한 설정',
  lead: '대량메일을 발송하는 최대 수신자 수를 제한합니다.',
  systemAdmin: 'assumed',
  origin: 'guide',
  lines: [
    { ref: 'TMSe-3.1', n: 1, text: 'TMSe 관리자 페이지로 접속 후 [필터 관리] 메뉴 클릭', state: 'legible' },
    { ref: 'TMSe-3.2', n: 2, text: '[스팸 고급 필터 〉 SMTP 단계 차단 〉 최대 수신자 수 제한] 메뉴 클릭', state: 'joined' },
    { ref: 'TMSe-3.3', n: 3, text: '[상세정책] 탭 클릭', state: 'legible' },
    { ref: 'TMSe-3.4', n: 4, text: '[추가] 버튼 클릭', state: 'legible' },
    { ref: 'TMSe-3.5', n: 5, text: '대량메일 발송 허용을 위한 정보 입력', note: '※ 차단 IP 설정 리스트에 메일 발송 장비의 IP 추가', state: 'legible' },
    { ref: 'TMSe-3.6', n: 6, text: '[저장] 버튼 클릭', state: 'legible' },
  ],
} as const satisfies Slide;
