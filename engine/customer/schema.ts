/**
 * The one schema of customer profiles. Types, validation and `runbook schema` (JSON Schema for editors) come from it. Keys are camelCase, objects are
 * strict. What concerns two fields at once stands in profile-rules.ts.
 */

import { z } from 'zod';
import { consoleUrlProblem } from './console-url.ts';
import { dialogSign } from './dialog-schema.ts';
import { checkedString, freeText, hostIp, hostName, isoDate, secretReference, sendingIp, slug } from './field.ts';
import { FILTER_KEYS } from './filters.ts';
import { nightly } from './nightly-schema.ts';
import { signIn } from './sign-in-schema.ts';
import { RECIPIENTS_RANGE } from '../inputs/number.ts';
import { problem } from '../inputs/problem.ts';

/** Appliance kinds known without being told. */
export const APPLIANCE_KINDS = ['tmse', 'tmw'] as const;

const PORT = z.number().int().min(1).max(65_535).describe('포트 / port');

const confirmation = {
  confirmedBy: freeText('관리자 페이지에서 확인한 사람 / who confirmed it on the console'),
  on: isoDate('확인한 날짜 / day of the confirmation'),
};

const route = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('direct') }),
  z.strictObject({
    kind: z.enum(['http-proxy', 'socks5']),
    host: hostName('프록시 호스트 / proxy host'),
    port: PORT,
    user: freeText('프록시 계정 / proxy account').optional(),
    password: secretReference('프록시 비밀번호 참조 / reference to the proxy password').optional(),
  }),
  z.strictObject({ kind: z.literal('local-forward'), host: hostName('터널 입구 / near end of the tunnel'), port: PORT }),
]).describe('장비까지의 경로 / the way to the machine; default direct');

const tls = z.strictObject({
  pin: checkedString(
    (value) => (/^sha256\/[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(value) ? undefined : problem('profile.pin', '', {})),
    { description: '공개 키 핀(runbook trust가 표시) / public-key pin as runbook trust shows it', pattern: '^sha256/[A-Za-z0-9+/]{43}=$' },
  ).optional(),
  system: z.literal(true).describe('운영 체제의 인증서 목록으로 검증 / verified by the system\'s certificates').optional(),
  legacy: z.literal(true).describe('브라우저가 거부하는 옛 TLS 허용 / old TLS that the browser refuses').optional(),
});

const variants = z.strictObject({
  charset: z.enum(['utf-8', 'euc-kr']).describe('페이지의 문자 집합 / charset of the pages').optional(),
  byteRule: z.enum(['euc-kr', 'utf-8']).describe('길이를 세는 방식(한글 2 또는 3바이트) / how lengths are counted').optional(),
  lang: z.enum(['ko', 'en']).describe('관리자 페이지 언어 / language of the console').optional(),
  layout: z.strictObject({
    content: z.enum(['page', 'iframe', 'frameset']).optional(),
    form: z.enum(['inline', 'layer', 'popup']).optional(),
  }).describe('화면 배치 / layout').optional(),
  version: freeText('제품 버전 / product version').optional(),
  innerSave: z.enum(['posts', 'silent']).describe('TMW: 안쪽 [O]가 서버에 저장하는지 여부 / whether the inner [O] posts').optional(),
}).describe('장비마다 다른 화면의 모습 / how this machine\'s screens differ');

const readings = z.strictObject({
  sendingPermission: z.strictObject({
    is: z.enum(['connection-allow', 'relay-allow', 'none']), ...confirmation,
  }).describe('1번 슬라이드의 등록 화면 / which screen slide 1 means').optional(),
  maxRecipientsList: z.strictObject({
    is: z.enum(['applies-to-listed', 'listed-exempt', 'block-list']), ...confirmation,
  }).describe('3번 슬라이드 IP 목록의 뜻 / what the list of slide 3 means').optional(),
  maxRecipientsNumber: z.strictObject({
    is: z.enum(['page-level', 'per-list']), ...confirmation,
  }).describe('TMW 3번 슬라이드 숫자의 범위 / whom the number of TMW-3 concerns').optional(),
}).describe('가이드가 정하지 않은 해석. 없으면 그 화면은 보류 / what the guide leaves open; unset means held');

const wanted = z.strictObject({
  sendingIps: z.array(z.strictObject({
    ip: sendingIp('발송 IP(IPv4 하나) / one sending IPv4 address'),
    note: freeText('설명 / note').optional(),
    ticket: freeText('요청 번호 / ticket').optional(),
    until: isoDate('허용 기한(그날까지) / last day on which it is wanted').optional(),
  })).default([]),
  policy: z.string().describe('정책명(최대 32바이트) / policy name'),
  description: z.string().describe('정책 설명(최대 128바이트) / policy description').optional(),
  filters: z.union([z.enum(['bulk-rate', 'all']), z.array(z.enum(FILTER_KEYS)).min(1)]).describe('허용할 필터 / filters to pass').optional(),
  limitPolicy: z.string().describe('TMSe-3 상세정책 이름, 기본값은 policy / name on TMSe-3, default policy').optional(),
  maxRecipients: z.number().int().min(RECIPIENTS_RANGE.min).max(RECIPIENTS_RANGE.max).describe('최대 수신자 수 / maximum recipients').optional(),
}).describe('원하는 설정 / the wanted settings');

/** The schema for the given appliance kinds. Pure structure and single values; defaults: password `ask:`, account shared, no sending IPs. */
export function customerSchema(kinds: readonly string[] = APPLIANCE_KINDS) {
  const appliance = z.strictObject({
    id: slug('장비 id / appliance id'),
    kind: z.enum([...kinds] as [string, ...string[]]).describe('제품 / product'),
    url: checkedString((value) => consoleUrlProblem(value, ''), { description: '관리자 페이지 주소 / address of the admin page', pattern: '^https?://' }),
    machine: z.strictObject({
      label: freeText('장비가 스스로 표시하는 이름 / the name the machine shows of itself').optional(),
    }).default({}).describe('장비를 알아보는 단서 / what identifies the machine'),
    tls: tls.optional(),
    plainHttp: z.strictObject({
      acceptedBy: freeText('승인자 / who accepted it'),
      on: isoDate('승인 날짜 / day of the acceptance'),
      reason: freeText('사유 / reason'),
    }).describe('암호화되지 않은 접속의 승인 / acceptance of unencrypted access').optional(),
    route: route.optional(),
    // A host is looked up as a URL writes it.
    hosts: z.record(z.string(), hostIp('IPv4')).transform((given) => Object.fromEntries(Object.entries(given).map(([host, ip]) => [host.toLowerCase(), ip]))).describe('이름 대신 쓸 주소 / addresses used instead of name resolution').optional(),
    signIn,
    variants: variants.optional(),
    dialogs: z.array(dialogSign.extend({ answer: z.enum(['accept', 'dismiss']) })).describe('예상하는 대화상자. 등록되지 않은 것은 닫고 중단 / dialogs that are expected; any other is dismissed and stops the run').optional(),
    masks: z.array(freeText('열 또는 입력란의 이름 / label of a column or a field')).describe('증적 사진에서 가리고 값을 기록하지 않을 항목 / what is covered in pictures and not recorded').optional(),
    readings: readings.optional(),
    nightly: nightly.optional(),
    wanted,
  });
  return z.strictObject({
    id: slug('고객사 id, 파일 이름과 같음 / customer id, same as the file name'),
    name: freeText('고객사 이름 / customer name'),
    tags: z.array(freeText('분류 / tag')).optional(),
    appliances: z.array(appliance).min(1),
  });
}

/** JSON Schema (2020-12) of a profile, for editors. */
export function customerJsonSchema(kinds: readonly string[] = APPLIANCE_KINDS): object {
  return z.toJSONSchema(customerSchema(kinds), { io: 'input' });
}

/** A customer's profile after validation: texts in NFC, defaults filled in. */
export type Customer = z.output<ReturnType<typeof customerSchema>>;

/** One appliance of a profile. */
export type ApplianceProfile = Customer['appliances'][number];

/** The wanted settings of one appliance as the profile writes them. */
export type Wanted = ApplianceProfile['wanted'];

/** What a profile says about the nightly check of one appliance. */
export type Nightly = NonNullable<ApplianceProfile['nightly']>;

/** The readings a profile names; an absent one holds its section. */
export type Readings = NonNullable<ApplianceProfile['readings']>;

export type { FilterKey } from './filters.ts';
