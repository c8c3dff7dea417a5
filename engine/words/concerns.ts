import type { Concern } from '../concern.ts';
import { kindByKey } from '../log/kinds.ts';
import { phraseOf, type Lang, type Phrase } from './phrase.ts';

type Params = Concern['params'];

const words: Readonly<Record<Concern['code'], Phrase<[Params]>>> = {
  'blocked-ip': phraseOf(
    (p: Params) => `발송 IP ${p['ip']}: 발송 IP 차단 목록에 있습니다. 허용 정책을 등록해도 차단될 수 있습니다.`,
    (p: Params) => `Sending IP ${p['ip']} stands on the sending-IP block list; an allow policy may have no effect.`,
  ),
  'excluded-ip': phraseOf(
    (p: Params) => `발송 IP ${p['ip']}: 허용에서 제외하는 정책 "${p['policy']}"에 있습니다. 허용 정책을 등록해도 적용되지 않을 수 있습니다.`,
    (p: Params) => `Sending IP ${p['ip']} stands in the excluding policy "${p['policy']}"; an allow policy may have no effect.`,
  ),
  'already-allowed': phraseOf(
    (p: Params) => `발송 IP ${p['ip']}: 이미 허용하는 정책이 있습니다: "${p['policy']}".`,
    (p: Params) => `Sending IP ${p['ip']} is already allowed by policy "${p['policy']}".`,
  ),
  'not-looked-at': phraseOf(
    (p: Params) => `"${p['screen']}" 화면이 이 장비의 메뉴에 없어 확인하지 못했습니다.`,
    (p: Params) => `The screen "${p['screen']}" is not in this machine's menu, so it was not looked at.`,
  ),
  'unread-policies': phraseOf(
    (p: Params) => `사용 중인 다른 허용 정책 ${p['count']}개는 대상 IP를 확인하지 않았습니다.`,
    (p: Params) => `The target IPs of ${p['count']} other allow policies in use were not looked at.`,
  ),
  'unreadable-entry': phraseOf(
    (p: Params) => `"${p['place']}" 목록에 읽을 수 없는 항목이 있어 발송 IP가 포함되는지 확인하지 못했습니다: ${p['entries']}.`,
    (p: Params) => `The list "${p['place']}" holds entries that cannot be read, so whether they take in a sending IP is not known: ${p['entries']}.`,
  ),
  'risky-sender': phraseOf(
    (p: Params) => `발송 IP ${p['ip']}: 차단 로그에 "${kindName(p, 'ko')}" 기록이 있습니다. 원인을 확인하고 허용하는 사유를 남기십시오.`,
    (p: Params) => `Sending IP ${p['ip']}: the log shows "${kindName(p, 'en')}". Find out why, and state a reason for letting it pass.`,
  ),
  'shared-ip': phraseOf(
    (p: Params) => `발송 IP ${p['ip']}: 다른 고객사의 프로필에도 있습니다. 고객사: ${p['customer']} (${p['where']}). 같은 발송 서버가 맞는지 확인하십시오.`,
    (p: Params) => `Sending IP ${p['ip']} is wanted by another customer too: ${p['customer']} (${p['where']}). Make sure that it is the same mail server.`,
  ),
  'feature-off': phraseOf(
    (p: Params) => `"${p['screen']}" 기능이 사용 안함 상태입니다. 켜면 다른 정책도 함께 적용되므로 자동으로 켜지 않습니다.`,
    (p: Params) => `The feature "${p['screen']}" is switched off. Switching it on would wake other policies, so it is not done automatically.`,
  ),
};

const kindName = (p: Params, lang: Lang): string => kindByKey(p['kind'] ?? '')?.name[lang]() ?? p['kind'] ?? '';

/** A concern as one sentence of the plan. */
export const concernSentence = (one: Concern, lang: Lang): string => words[one.code][lang](one.params);
