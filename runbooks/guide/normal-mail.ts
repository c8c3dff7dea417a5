import type { Slide } from '../../engine/guide.ts';

/** Our own look at delivered mail, so that a plan can say of each IP what the log says (차단 n / 정상 n / 기록 없음). */
export const normalMail = {
  id: 'normal-mail',
  chapter: '가이드에 없는 절차',
  title: '정상 메일 기록 확인',
  lead: '발송 IP별로 정상 처리된 메일이 있는지 확인합니다.',
  systemAdmin: 'assumed',
  origin: 'procedure',
  lines: [
    { ref: 'normal-mail.1', n: 1, text: '[모니터링] 메뉴 클릭', state: 'procedure' },
    { ref: 'normal-mail.2', n: 2, text: '[정상 메일] 메뉴 클릭', state: 'procedure' },
    { ref: 'normal-mail.3', n: 3, text: '발송 IP로 검색하여 기록 확인', state: 'procedure' },
  ],
} as const satisfies Slide;
