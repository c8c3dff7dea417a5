import { phrase, type Phrase } from '../words/phrase.ts';

/** What to do about a kind, where the runbook alone is not the whole answer (consoles.md, 'Filter kinds'). Whole sentences. */

export const passFilter = phrase(
  'SuperWhite IP 정책에서 이 필터를 허용하면 발송됩니다.',
  'It passes once a SuperWhite IP policy allows this filter.',
);

/** The vendor's help names a second place for the two connection counts. */
export const passConnections = phrase(
  'SuperWhite IP 정책에서 이 필터를 허용하면 발송됩니다. 공급사 도움말은 접속 단계 허용도 안내합니다.',
  'It passes once a SuperWhite IP policy allows this filter. The vendor’s help also names the connection-stage allow list.',
);

const named = (key: string, ko: string, en: string): Phrase =>
  phrase(`${ko} 그래도 허용하려면 필터를 직접 지정하십시오: ${key}`, `${en} To let it pass all the same, name the filter yourself: ${key}`);

export const rbl = named(
  'rbl',
  '발송 IP가 RBL에 등재되어 있습니다. 먼저 RBL 등재를 해제하십시오.',
  'The sending IP is listed on an RBL. Have the listing itself removed first.',
);
export const harmfulMail = named(
  'harmful-mail',
  '먼저 이 장비에서 유해 메일이 발송된 원인을 확인하십시오.',
  'First find out why this machine sent harmful mail.',
);
export const dns = named(
  'ehlo-dns, sender-dns, recipient-dns',
  '근본 조치는 DNS 설정을 바로잡는 것입니다.',
  'The root fix is in DNS.',
);
export const ehloDns = named('ehlo-dns', '근본 조치는 EHLO 이름의 DNS 설정을 바로잡는 것입니다.', 'The root fix is the DNS entry of the EHLO name.');
export const senderDns = named('sender-dns', '근본 조치는 송신자 도메인의 DNS 설정을 바로잡는 것입니다.', 'The root fix is the DNS of the sender’s domain.');
export const recipientDns = named('recipient-dns', '근본 조치는 수신자 도메인의 DNS 설정을 바로잡는 것입니다.', 'The root fix is the DNS of the recipient’s domain.');
export const spf = named('spf', '근본 조치는 SPF 레코드를 바로잡는 것입니다.', 'The root fix is the SPF record.');
export const sendingIpBlock = named(
  'sending-ip-block',
  '발송 IP 차단 목록에서 해당 IP를 해제하는 방법이 있습니다.',
  'The IP can be taken off the sending-IP block list.',
);
export const senderBlock = named(
  'sender-block',
  '송신자 차단 목록에서 해당 송신자를 해제하는 방법이 있습니다.',
  'The sender can be taken off the sender block list.',
);
export const recipientBlock = named(
  'recipient-block',
  'SuperWhite IP 정책에 수신자 차단 항목이 있는 장비에서만 허용할 수 있습니다.',
  'It can pass only on machines whose SuperWhite IP policy has a box for it.',
);

export const bulkDelay = phrase(
  '거절이 아니라 응답이 늦어지는 제한입니다. SuperWhite IP 정책에서 이 필터를 허용하면 지연되지 않습니다.',
  'Nothing is refused; the answer is only slow. It ends once a SuperWhite IP policy allows this filter.',
);

export const maxRecipients = phrase(
  'SuperWhite IP 정책으로는 허용되지 않으므로 최대 수신자 수 제한 설정에서 조치합니다.',
  'A SuperWhite IP policy has no box for it; it is set under the recipient limit.',
);

export const relayRefused = phrase(
  '발송 권한이 없는 IP입니다. 송신 허용 정책으로 읽는 절차를 사용합니다. 잘못 등록하면 누구나 중계할 수 있으므로 IP를 반드시 확인하십시오.',
  'The IP may not relay. The reading relay-allow applies. A wrong entry opens a relay, so check the IP.',
);

export const noneKnown = phrase(
  '알려진 조치가 없어 자동으로 변경하지 않습니다. 장비 운영 담당자에게 알리십시오.',
  'No remedy is known and nothing is automated. Tell the machine’s operator.',
);

export const outsideGuide = phrase(
  '컨텐츠 단계 차단은 이 가이드의 범위가 아닙니다. 장비 운영 담당자에게 알리십시오.',
  'Blocks of the content stage are outside the guide. Tell the machine’s operator.',
);

/** For a reason or reply that stands in no table. */
export const unknown = phrase(
  '알 수 없는 사유이므로 조치를 제안하지 않습니다. 문구를 그대로 담당자에게 전달하십시오.',
  'The reason is not known, so no remedy is offered. Pass the text on as it is.',
);
