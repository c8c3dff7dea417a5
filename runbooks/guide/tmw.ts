import type { Slide } from '../../engine/guide.ts';
import { phrase } from '../../engine/words/phrase.ts';

const chapter = 'TMW 조치 가이드';

const slide1 = {
  id: 'TMW-1',
  chapter,
  title: '대량메일 발송 권한 부여를 위해 IP 등록',
  lead: '대량메일을 발송하는 특정 IP를 등록하여 저장합니다.',
  systemAdmin: 'assumed',
  origin: 'guide',
} as const;

/** The slide's steps are lost; two readings and no default, as TMSe-1. The buttons are TMW-2's. */
export const tmw1Connection = {
  ...slide1,
  lines: [
    { ref: 'TMW-1/connection.1', n: 1, text: 'TMW 관리자 페이지로 접속 후 [필터 관리] 메뉴 클릭', state: 'reconstructed' },
    { ref: 'TMW-1/connection.2', n: 2, text: '[스팸 고급 필터 〉 접속 단계 허용] 메뉴 클릭', state: 'reconstructed' },
    { ref: 'TMW-1/connection.3', n: 3, text: '[+] 추가 버튼 클릭', state: 'reconstructed' },
    { ref: 'TMW-1/connection.4', n: 4, text: '대량메일을 발송하는 장비의 IP 입력', state: 'reconstructed' },
    { ref: 'TMW-1/connection.5', n: 5, text: '[>>] 추가 버튼 클릭', state: 'reconstructed' },
    { ref: 'TMW-1/connection.6', n: 6, text: '[O] 저장 아이콘 클릭', state: 'reconstructed' },
  ],
} as const satisfies Slide;

/** A wrong entry on this screen opens a relay. */
export const tmw1Relay = {
  ...slide1,
  lines: [
    { ref: 'TMW-1/relay.1', n: 1, text: 'TMW 관리자 페이지로 접속 후 [환경 설정] 메뉴 클릭', state: 'reconstructed' },
    { ref: 'TMW-1/relay.2', n: 2, text: '[송신 허용 정책] 메뉴 클릭', state: 'reconstructed' },
    { ref: 'TMW-1/relay.3', n: 3, text: '[+] 추가 버튼 클릭', state: 'reconstructed' },
    { ref: 'TMW-1/relay.4', n: 4, text: '대량메일을 발송하는 장비의 IP 입력', state: 'reconstructed' },
    { ref: 'TMW-1/relay.5', n: 5, text: '[>>] 추가 버튼 클릭', state: 'reconstructed' },
    { ref: 'TMW-1/relay.6', n: 6, text: '[O] 저장 아이콘 클릭', state: 'reconstructed' },
  ],
} as const satisfies Slide;

const slide2 = {
  id: 'TMW-2',
  chapter,
  title: '대량메일 화이트 처리 정보 등록',
  lead: '대량메일을 발송하는 특정 IP를 등록하여 저장합니다.',
  systemAdmin: 'assumed',
  origin: 'guide',
} as const;

/** The form of (1/2) has no IP list; line 4's note is done in (2/2), and the remark says so. */
export const tmw2a = {
  ...slide2,
  part: '(1/2)',
  lines: [
    { ref: 'TMW-2a.1', n: 1, text: 'TMW 관리자 페이지로 접속 후 [필터 관리] 메뉴 클릭', state: 'legible' },
    { ref: 'TMW-2a.2', n: 2, text: '[스팸 고급 필터 〉 Super White IP] 메뉴 클릭', state: 'legible' },
    { ref: 'TMW-2a.3', n: 3, text: '[+] 추가 버튼 클릭', state: 'legible' },
    {
      ref: 'TMW-2a.4', n: 4, text: '대량메일 발송 허용을 위한 정보 입력', note: '※ 대상 IP 리스트에 메일 발송 장비의 IP 추가', state: 'legible',
      remark: phrase('대상 IP는 (2/2) 3번에서 입력', 'the target IP is entered in (2/2), line 3'),
    },
    { ref: 'TMW-2a.5', n: 5, text: '[O] 저장 아이콘 클릭', state: 'legible' },
  ],
} as const satisfies Slide;

/** Prints '*' where (1/2) prints '※'. */
export const tmw2b = {
  ...slide2,
  part: '(2/2)',
  lines: [
    { ref: 'TMW-2b.1', n: 1, text: '등록한 정책 명 클릭', state: 'joined' },
    { ref: 'TMW-2b.2', n: 2, text: '[+] 추가 버튼 클릭', state: 'joined' },
    { ref: 'TMW-2b.3', n: 3, text: '대량메일 발송 허용을 위한 정보 입력', note: '* 대상 IP 리스트에 메일 발송 장비의 IP 추가', state: 'joined' },
    { ref: 'TMW-2b.4', n: 4, text: '[>>] 추가 버튼 클릭', state: 'joined' },
    { ref: 'TMW-2b.5', n: 5, text: '[O] 저장 아이콘 클릭', state: 'joined' },
  ],
} as const satisfies Slide;

/** Lines 8 and 9: the inner entry form, then the page that holds the number. The OCR prints a zero; it is the [O] of TMW-2. */
export const tmw3 = {
  id: 'TMW-3',
  chapter,
  title: '대량메일 최대 수신자 수 제한 설정',
  lead: '대량메일을 발송하는 최대 수신자 수를 제한합니다.',
  systemAdmin: 'legible',
  origin: 'guide',
  lines: [
    { ref: 'TMW-3.1', n: 1, text: 'TMW 관리자 페이지로 접속 후 [필터 관리] 메뉴 클릭', state: 'joined' },
    { ref: 'TMW-3.2', n: 2, text: '[스팸 고급 필터 〉 SMTP 단계 차단] 메뉴 클릭', state: 'joined' },
    { ref: 'TMW-3.3', n: 3, text: '[최대 수신자 수 제한] 메뉴 클릭', state: 'joined' },
    { ref: 'TMW-3.4', n: 4, text: '최대 수신자 수 입력', state: 'joined' },
    { ref: 'TMW-3.5', n: 5, text: '[+] 추가 버튼 클릭', state: 'joined' },
    { ref: 'TMW-3.6', n: 6, text: '대량메일 발송 허용을 위한 정보 입력', note: '※ 대상 IP 리스트에 메일 발송 장비의 IP 추가', state: 'joined' },
    { ref: 'TMW-3.7', n: 7, text: '[>>] 추가 버튼 클릭', state: 'joined' },
    { ref: 'TMW-3.8', n: 8, text: '[O] 저장 아이콘 클릭', state: 'joined' },
    { ref: 'TMW-3.9', n: 9, text: '[O] 저장 아이콘 클릭', state: 'joined' },
  ],
} as const satisfies Slide;
