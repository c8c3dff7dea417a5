/** The part of a profile that says how its appliance is checked at night: by whom, when not, and what of it is known. */

import { z } from 'zod';
import { checkedString, freeText, isoDate } from './field.ts';
import { parseDate } from '../inputs/date.ts';
import { problem } from '../inputs/problem.ts';

const clockTime = (description: string) =>
  checkedString((value) => (/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(value) ? undefined : problem('profile.clock-time', '', { value })), { description, pattern: '^[0-2][0-9]:[0-5][0-9]$' });

const moment = (description: string) =>
  checkedString((value) => {
    const [day = '', time = '', ...more] = value.split(' ');
    const good = more.length === 0 && parseDate(day, '').ok && /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(time);
    return good ? undefined : problem('profile.moment', '', { value });
  }, { description, pattern: '^2[0-9]{3}-[0-9]{2}-[0-9]{2} [0-2][0-9]:[0-5][0-9]$' });

const owned = {
  reason: freeText('사유 / reason'),
  owner: freeText('담당자 / owner'),
};

/** Day names as a profile writes them, Sunday first like `Date.getDay()`. */
export const WEEK_DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** What is usual unless the profile says otherwise: an attended machine is checked by a person once a month. */
export const USUAL_MAX_AGE_DAYS = 30;

export const nightly = z.strictObject({
  attended: z.strictObject({
    reason: freeText('사람이 점검하는 이유(예: VPN 인증번호) / why a person has to check it'),
    maxAgeDays: z.number().int().min(1).max(366).describe('마지막 점검 후 허용하는 날수 / days after which the last check is too old').default(USUAL_MAX_AGE_DAYS),
  }).describe('야간 점검에서 제외하고 사람이 점검 / checked by a person, outside the night').optional(),
  site: freeText('같은 회선을 쓰는 장비의 묶음. 기본값은 프록시 또는 장비 주소 / machines behind one line; default the proxy or the address').optional(),
  deadlineMinutes: z.number().int().min(1).max(120).describe('장비 하나의 제한 시간(분) / longest check of this machine').optional(),
  windows: z.array(z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('weekly'), day: z.enum(WEEK_DAYS), from: clockTime('시작 / from'), to: clockTime('끝 / to'), until: isoDate('이 날짜까지 / expiry').optional(), ...owned }),
    z.strictObject({ kind: z.literal('once'), from: moment('시작 / from'), to: moment('끝 / to'), ...owned }),
  ])).describe('점검하지 않는 작업 시간(이 컴퓨터의 시각) / maintenance windows, by the clock of the computer that checks').optional(),
  noise: z.array(z.strictObject({ field: freeText('화면 id/항목/… 점검 결과에 표시되는 그대로 / field path as the night shows it'), ...owned, until: isoDate('이 날짜까지 / expiry') }))
    .describe('알려진 차이로 보고 무시할 항목 / differences that are known and not counted').optional(),
  acknowledged: z.strictObject({ ticket: freeText('요청 번호 / ticket'), owner: freeText('담당자 / owner'), until: isoDate('이 날짜까지 / expiry') })
    .describe('점검하지 못함을 알고 있음 / that it cannot be checked is known').optional(),
}).describe('야간 점검 / the nightly check');
