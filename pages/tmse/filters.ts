import type { FilterLabels } from '../parts/filters.ts';
import { label } from '../parts/versioned.ts';

/** Check boxes of 허용할 필터, spelled as TMSe's menu spells the filters (consoles.md); that TMSe has TMW's set is an inference. */
export const tmseFilters = {
  connection: {
    'rbl': label('RBL', 'RBL'),
    'sending-ip-block': label('발송 IP 차단', 'Sender IP Block'),
    'hourly-connections': label('시간당 접속 횟수 제한', 'Hourly Connection Limit'),
    'concurrent-connections': label('동시 접속 횟수 제한', 'Concurrent Connection Limit'),
    'no-history-ip': label('수신 무이력 IP 확률 차단', 'Unknown IP Probability Block'),
    'harmful-mail': label('유해 메일 발송 횟수 제한', 'Harmful Mail Count Limit'),
  },
  smtp: {
    'ehlo-dns': label('EHLO DNS 검사', 'EHLO DNS Check'),
    'sender-dns': label('송신자 DNS 검사', 'Sender DNS Check'),
    'recipient-dns': label('수신자 DNS 검사', 'Recipient DNS Check'),
    'spf': label('SPF 검사', 'SPF Check'),
    'sender-block': label('송신자 차단', 'Sender Block'),
    'recipient-block': label('수신자 차단', 'Recipient Block'),
    'sender-hourly': label('송신자 시간당 제한', 'Sender Hourly Limit'),
    'recipient-hourly': label('수신자 시간당 제한', 'Recipient Hourly Limit'),
    'sender-auth-hourly': label('송신자 시간당 인증횟수 제한', 'Sender Hourly Authentication Limit'),
    'bulk-delay': label('동보 메일 응답 지연', 'Bulk Mail Response Delay'),
    'max-sessions': label('최대 허용 세션수', 'Max Allowed Sessions'),
  },
} satisfies FilterLabels;
