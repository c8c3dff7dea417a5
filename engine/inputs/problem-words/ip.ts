/** Words for sending IPs and other IPv4 addresses (cases F-50, F-52, F-54, F-55). */
export const ipWords = {
  'ip.empty': {
    ko: ['IP가 비어 있습니다.', 'IPv4 주소 하나를 적으십시오. 예: 10.0.0.1'],
    en: ['The IP is empty.', 'Write one IPv4 address, e.g. 10.0.0.1.'],
  },
  'ip.full-width-digits': {
    ko: ['전각 숫자처럼 일반 숫자가 아닌 문자가 있습니다: {value}', '뜻하신 주소가 다음과 같다면 반각 숫자로 다시 적으십시오: {suggestion}'],
    en: ['There are full-width or other non-ASCII digits: {value}', 'Did you mean {suggestion}? Then write it so.'],
  },
  'ip.invisible': {
    ko: ['보이지 않는 문자가 있습니다: {codePoints} ({position}번째 글자)', '엑셀이나 메신저에서 복사한 값이라면 지우고 직접 입력하십시오.'],
    en: ['There are invisible characters: {codePoints} (character {position})', 'If the value was copied from a spreadsheet or a chat, delete it and type it.'],
  },
  'ip.line-break': {
    ko: ['값에 줄바꿈이 있습니다: {value}', '주소를 하나씩 따로 적으십시오.'],
    en: ['The value has a line break: {value}', 'Write each address on its own.'],
  },
  'ip.inner-blank': {
    ko: ['주소 중간에 빈칸이 있습니다: {value}', '빈칸을 지우고, 주소가 여럿이면 하나씩 따로 적으십시오.'],
    en: ['There is a blank inside the address: {value}', 'Take the blank out; write several addresses one by one.'],
  },
  'ip.several': {
    ko: ['한 값에 주소가 여럿 있습니다: {value}', '주소를 하나씩 따로 적으십시오.'],
    en: ['One value holds several addresses: {value}', 'Write each address on its own.'],
  },
  'ip.v6': {
    ko: ['IPv6 표기는 쓸 수 없습니다: {value}', 'IPv4 주소를 적으십시오. 예: 10.0.0.1'],
    en: ['IPv6 notation is not accepted: {value}', 'Write an IPv4 address, e.g. 10.0.0.1.'],
  },
  'ip.leading-zero': {
    ko: ['0으로 시작하는 자리가 있습니다: {value}', '8진수로 읽는 장비가 있으므로 받지 않습니다. 10진수라면 다음과 같이 적으십시오: {suggestion}'],
    en: ['A part begins with zero: {value}', 'Some systems read that as octal. If it is decimal, write {suggestion}.'],
  },
  'ip.short-form': {
    ko: ['숫자 네 개를 점으로 이은 주소가 아닙니다: {value}', '네 자리를 모두 10진수로 적으십시오. 예: 10.0.0.1'],
    en: ['This is not four decimal numbers joined by dots: {value}', 'Write all four parts in decimal, e.g. 10.0.0.1.'],
  },
  'ip.octet-range': {
    ko: ['0~255 범위를 벗어난 자리가 있습니다: {value}', '주소를 확인하여 고치십시오.'],
    en: ['A part lies outside 0–255: {value}', 'Check the address and correct it.'],
  },
  'ip.not-ipv4': {
    ko: ['IPv4 주소가 아닙니다: {value}', '호스트 이름이 아니라 주소를 적으십시오. 예: 10.0.0.1'],
    en: ['This is not an IPv4 address: {value}', 'Write the address, not a host name, e.g. 10.0.0.1.'],
  },
  'ip.host-bits': {
    ko: [
      '대역 표기에 장비 주소가 들어 있습니다: {value}',
      '뜻이 둘입니다. 장비 한 대: {host} / 대역 전체: {network} (주소 {count}개). 대역은 요청보다 넓게 허용되므로 받지 않습니다. 장비 주소만 적으십시오.',
    ],
    en: [
      'The address has host bits under a prefix: {value}',
      'It can mean one machine, {host}, or the whole network, {network} ({count} addresses). Networks are not accepted because they allow more than was asked; write the machine alone.',
    ],
  },
  'ip.network': {
    ko: ['대역은 등록하지 않습니다: {value} (주소 {count}개)', '발송 장비의 주소를 하나씩 적으십시오.'],
    en: ['Networks are not registered: {value} ({count} addresses)', 'Write the address of each sending machine.'],
  },
  'ip.everyone': {
    ko: ['모든 주소를 허용하는 값입니다: {value}', '발송 장비의 주소를 적으십시오.'],
    en: ['This value allows every address there is: {value}', 'Write the address of the sending machine.'],
  },
  'ip.prefix-single': {
    ko: ['단일 주소에는 프리픽스를 붙이지 않습니다: {value}', '다음과 같이 적으십시오: {suggestion}'],
    en: ['A single address takes no prefix: {value}', 'Write {suggestion}.'],
  },
  'ip.prefix-range': {
    ko: ['프리픽스가 0~32 범위의 숫자가 아닙니다: {value}', '프리픽스 없이 장비 주소만 적으십시오.'],
    en: ['The prefix is not a number from 0 to 32: {value}', 'Write the address of the machine without a prefix.'],
  },
  'ip.mask': {
    ko: ['서브넷 마스크 표기는 쓸 수 없습니다: {value}', '마스크 없이 장비 주소만 적으십시오.'],
    en: ['Subnet masks are not accepted: {value}', 'Write the address of the machine without a mask.'],
  },
  'ip.range': {
    ko: ['범위 표기는 쓸 수 없습니다: {value}', '발송 장비의 주소를 하나씩 적으십시오.'],
    en: ['Ranges are not accepted: {value}', 'Write the address of each sending machine.'],
  },
  'ip.wildcard': {
    ko: ['와일드카드는 쓸 수 없습니다: {value}', '발송 장비의 주소를 하나씩 적으십시오.'],
    en: ['Wildcards are not accepted: {value}', 'Write the address of each sending machine.'],
  },
  'ip.this-network': {
    ko: ['0.0.0.0/8 대역은 발송 IP가 될 수 없습니다: {value}', '일부 장비에서 모든 주소를 뜻합니다. 발송 장비의 주소를 적으십시오.'],
    en: ['An address in 0.0.0.0/8 cannot be a sending IP: {value}', 'Some systems take it for every address. Write the address of the sending machine.'],
  },
  'ip.loopback': {
    ko: ['루프백 주소는 발송 IP가 될 수 없습니다: {value}', '관리 장비에서 보이는 발송 장비의 주소를 적으십시오.'],
    en: ['A loopback address cannot be a sending IP: {value}', 'Write the address under which the appliance sees the sending machine.'],
  },
  'ip.link-local': {
    ko: ['링크 로컬 주소(169.254.0.0/16)는 발송 IP가 될 수 없습니다: {value}', '주소를 자동으로 받지 못한 장비일 수 있습니다. 장비의 실제 주소를 확인하십시오.'],
    en: ['A link-local address (169.254.0.0/16) cannot be a sending IP: {value}', 'The machine may have failed to obtain its address; find out the real one.'],
  },
  'ip.multicast': {
    ko: ['멀티캐스트 주소는 발송 IP가 될 수 없습니다: {value}', '발송 장비의 주소를 적으십시오.'],
    en: ['A multicast address cannot be a sending IP: {value}', 'Write the address of the sending machine.'],
  },
  'ip.broadcast': {
    ko: ['브로드캐스트 주소는 발송 IP가 될 수 없습니다: {value}', '발송 장비의 주소를 적으십시오.'],
    en: ['The broadcast address cannot be a sending IP: {value}', 'Write the address of the sending machine.'],
  },
  'ip.reserved': {
    ko: ['예약된 대역(240.0.0.0/4)의 주소는 발송 IP가 될 수 없습니다: {value}', '발송 장비의 주소를 적으십시오.'],
    en: ['An address of the reserved block 240.0.0.0/4 cannot be a sending IP: {value}', 'Write the address of the sending machine.'],
  },
  'ip.duplicate': {
    ko: ['같은 발송 IP가 두 번 있습니다: {value} (먼저 적은 곳: {first})', '하나만 남기십시오.'],
    en: ['The same sending IP stands twice: {value} (first at {first})', 'Keep one of them.'],
  },
  'ip.own-address': {
    ko: ['장비 자신의 주소는 발송 IP가 될 수 없습니다: {value}', '메일을 보내는 장비의 주소를 적으십시오.'],
    en: ['The appliance\'s own address cannot be a sending IP: {value}', 'Write the address of the machine that sends the mail.'],
  },
  'ip.trimmed': {
    ko: ['앞뒤 빈칸을 지우고 읽었습니다: {value}', ''],
    en: ['Blanks around the value were taken off: {value}', ''],
  },
  'ip.looks-like-network': {
    ko: ['마지막 자리가 0 또는 255입니다: {value}', '대역 주소를 적은 것이 아닌지 확인하십시오.'],
    en: ['The last part is 0 or 255: {value}', 'Make sure that it is a machine and not a network.'],
  },
} as const;
