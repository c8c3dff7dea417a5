import type { Slide } from '../../engine/guide.ts';

/** What stands on slide E-1 beside the steps: its two headings, the symptoms, and the error kinds (joined: OCR cut the line). */
const notes = [
  '1. 대량발송 차단 시 발생되는 현상',
  '별도의 시스템에서 대량 메일 발송시 차단',
  '뉴스레터/급여메일 등 외부 또는 별도의 시스템에서 메일 발송 시 차단',
  '2. 차단 시 오류 메시지 유형',
  '시간당 접속 횟수 제한/동시 접속 횟수 제한/RBL/수신 무이력 IP 확률 차단/유해 메일 발송 횟수 제한/DNS 검사/SPF 검사/송신자 차단/송신자 시간당 제한/수신자 차단/수신자 시간당 제한/동보 메일 응답 지연/최대 수신자 수 제한/송신자 시간당 인증횟수 제한/동일메일 시간당 제한',
] as const;

const slide = {
  id: 'E-1',
  chapter: '대량메일 오류 확인',
  title: '대량메일 발송 차단 시 오류 메시지 확인',
  lead: '대량메일 발송이 차단되는 현상이 발생되면 TMSe 관리자 페이지 모니터링 결과를 확인합니다.',
  notes,
  origin: 'guide',
} as const;

export const e1 = {
  ...slide,
  systemAdmin: 'legible',
  lines: [
    { ref: 'E-1.1', n: 1, text: 'TMSe 관리자 페이지로 접속 후 [모니터링] 메뉴 클릭', state: 'legible' },
    { ref: 'E-1.2', n: 2, text: '[스팸메일 〉 접속단계] 메뉴 클릭', state: 'legible' },
    { ref: 'E-1.3', n: 3, text: '오류 메시지 확인', state: 'legible' },
  ],
} as const satisfies Slide;

/** The kinds from DNS 검사 on belong to the SMTP stage, which the slide does not open; our words, inferred. */
export const e1Smtp = {
  ...slide,
  systemAdmin: 'assumed',
  lines: [
    { ref: 'E-1/smtp.1', n: 1, text: '[스팸메일 〉 SMTP단계] 메뉴 클릭', state: 'inferred' },
    { ref: 'E-1/smtp.2', n: 2, text: '오류 메시지 확인', state: 'inferred' },
  ],
} as const satisfies Slide;

/** The same walk on TMW, which has a 모니터링 menu too; the guide shows E-1 for TMSe only. */
export const e1Tmw = {
  ...slide,
  systemAdmin: 'assumed',
  lines: [
    { ref: 'E-1/tmw.1', n: 1, text: 'TMW 관리자 페이지로 접속 후 [모니터링] 메뉴 클릭', state: 'inferred' },
    { ref: 'E-1/tmw.2', n: 2, text: '[스팸메일 〉 접속단계] 메뉴 클릭', state: 'inferred' },
    { ref: 'E-1/tmw.3', n: 3, text: '오류 메시지 확인', state: 'inferred' },
  ],
} as const satisfies Slide;

export const e1TmwSmtp = {
  ...slide,
  systemAdmin: 'assumed',
  lines: [
    { ref: 'E-1/tmw-smtp.1', n: 1, text: '[스팸메일 〉 SMTP단계] 메뉴 클릭', state: 'inferred' },
    { ref: 'E-1/tmw-smtp.2', n: 2, text: '오류 메시지 확인', state: 'inferred' },
  ],
} as const satisfies Slide;
