import type { FilterLabels } from '../parts/filters.ts';
import { label } from '../parts/versioned.ts';

/** Check boxes of the form 'SuperWhite IP 정책 추가' as the guide shows them; the English labels are inferred. */
export const tmwFilters = {
  connection: {
    'rbl': label('RBL', 'RBL'),
    'sending-ip-block': label('발송 IP 차단', 'Sender IP Block'),
    'hourly-connections': label('시간당 접속 횟수 제한', 'Hourly Connections'),
    'concurrent-connections': label('동시 접속 횟수 제한', 'Concurrent Connections'),
    'no-history-ip': label('수신 무이력 IP 확률 차단', 'Unknown IP Block'),
    'harmful-mail': label('유해메일 발송횟수 제한', 'Harmful Mail Limit'),
  },
  smtp: {
    'ehlo-dns': label('EHLO DNS검사', 'EHLO DNS Check'),
    'sender-dns': label('송신자 DNS검사', 'Sender DNS Check'),
    'recipient-dns': label('수신자 DNS검사', 'Recipient DNS Check'),
    'spf': label('SPF 검사', 'SPF Check'),
    'sender-block': label('송신자 차단', 'Sender Block'),
    'recipient-block': label('수신자 차단', 'Recipient Block'),
    'sender-hourly': label('송신자 시간당 제한', 'Sender Hourly Limit'),
    'recipient-hourly': label('수신자 시간당 제한', 'Recipient Hourly Limit'),
    'sender-auth-hourly': label('송신자 시간당 인증횟수 제한', 'Sender Hourly Authentications'),
    'bulk-delay': label('동보메일 응답 지연', 'Bulk Mail Delay'),
    'max-sessions': label('최대 허용 세션수', 'Max Sessions'),
  },
} satisfies FilterLabels;
