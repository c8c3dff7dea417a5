import { coversIp, isUnreadable } from './inputs/covering.ts';

/** Everything a concern may be about. */
export const concernCodes = ['blocked-ip', 'excluded-ip', 'already-allowed', 'feature-off', 'risky-sender', 'shared-ip', 'not-looked-at', 'unread-policies', 'unreadable-entry'] as const;

/** What would make a goal empty or too wide although it holds by itself; a sentence in the plan and a question before the first act, never a silent repair. */
export interface Concern {
  readonly code: (typeof concernCodes)[number];
  /** Values for the sentence; console texts among them are data. */
  readonly params: Readonly<Record<string, string>>;
}

/** Codes of what could not be looked at. */
export type Notice = 'not-looked-at' | 'unread-policies' | 'unreadable-entry';

/** What could not be looked at: said, and no question, because there is nothing to decide. */
export const isNotice = (code: Concern['code']): code is Notice => code === 'not-looked-at' || code === 'unread-policies' || code === 'unreadable-entry';

/** Concerns under which a goal that holds does not do what it is for: a check must not call it as wanted. */
export const emptiesGoal = (one: Concern): boolean => one.code !== 'already-allowed' && one.code !== 'risky-sender' && one.code !== 'shared-ip' && !isNotice(one.code);

interface PolicyLike {
  readonly name: string;
  readonly enabled: boolean;
  readonly kind: 'allow' | 'exclude';
  readonly ips: readonly string[];
}

/** Sending IPs that other policies already allow or keep out. Disabled policies do neither. */
export const policyConcerns = (policies: readonly PolicyLike[], own: string, ips: readonly string[]): Concern[] =>
  policies
    .filter((policy) => policy.enabled && policy.name !== own)
    .flatMap((policy) => [
      ...ips.filter((ip) => policy.ips.some((shown) => coversIp(shown, ip))).map((ip): Concern => ({ code: policy.kind === 'exclude' ? 'excluded-ip' : 'already-allowed', params: { ip, policy: policy.name } })),
      ...unreadableConcerns(policy.name, policy.ips),
    ]);

/** Entries of a list whose addresses nobody can tell: whether the sending IPs are among them is not known. */
const unreadableConcerns = (place: string, listed: readonly string[]): Concern[] => {
  const entries = listed.filter(isUnreadable);
  return entries.length === 0 ? [] : [{ code: 'unreadable-entry', params: { place, entries: entries.map((one) => JSON.stringify(one)).join(', ') } }];
};

/** Policies whose IPs were not read. */
export const unreadConcerns = (unread: number): Concern[] => (unread === 0 ? [] : [{ code: 'unread-policies', params: { count: String(unread) } }]);

/** Sending IPs on the block list 발송 IP 차단; of no consequence where the policy lets them pass that filter. */
export const blockConcerns = (blocked: readonly string[], ips: readonly string[], passed: readonly string[]): Concern[] =>
  passed.includes('sending-ip-block') ? [] : [...ips.filter((ip) => blocked.some((shown) => coversIp(shown, ip))).map((ip): Concern => ({ code: 'blocked-ip', params: { ip } })), ...unreadableConcerns('발송 IP 차단', blocked)];

/** Sending IPs that a wider entry of the same list already takes in: one of their own would add nothing. */
export const widerConcerns = (listed: readonly string[], ips: readonly string[]): Concern[] =>
  ips.flatMap((ip) => listed.filter((shown) => shown !== ip && coversIp(shown, ip)).map((shown): Concern => ({ code: 'already-allowed', params: { ip, policy: shown } })));

const riskyKinds: readonly string[] = ['rbl', 'harmful-mail', 'virus'];

/** Senders whose log says that they sent harmful mail or viruses, or stand on an RBL: letting them pass needs a reason, not only a yes. */
export const riskConcerns = (findings: readonly { readonly ip: string; readonly kind: string }[]): Concern[] =>
  findings.filter(({ kind }) => riskyKinds.includes(kind)).map(({ ip, kind }) => ({ code: 'risky-sender', params: { ip, kind } }));

/** A screen's master switch that is off. */
export const switchConcerns = (enabled: boolean, screen: string): Concern[] => (enabled ? [] : [{ code: 'feature-off', params: { screen } }]);
