import { testInputs } from '../../fixtures/run-on.ts';
import type { SimState } from '../../fixtures/simulators/core/contract.ts';
import type { ForeignPlace } from './sequence.ts';

const { policy: ours } = testInputs;

/** Another administrator adds an entry of their own. @returns its keys in the table of settings */
export const addForeign = (state: SimState, to: ForeignPlace, ip: string): string[] => {
  const name = `정책 ${ip}`;
  const policy = state.superWhite.policies.find((one) => one.name === ours);
  switch (to) {
    case 'address':
      state.connectionAllow.push({ id: `c${ip}`, ip, memo: '' });
      return [`connection/${ip}`];
    case 'listed':
      state.maxRecipients.listed.push(ip);
      return [`listed/${ip}`];
    case 'limit-policy':
      state.maxRecipients.policies.push({ id: `m${ip.replaceAll('.', '')}`, name, enabled: true, limit: 700, ips: [ip], description: '' });
      return [`limits/${name}`, `limits/${name}/${ip}`];
    case 'our-policy':
      if (!policy) return [];
      policy.ips.push(ip);
      return [`white/${ours}/${ip}`];
    case 'policy':
      state.superWhite.policies.push({ id: `p${ip.replaceAll('.', '')}`, name, enabled: true, kind: 'allow', filters: ['rbl'], ips: [ip], description: '' });
      return [`white/${name}`, `white/${name}/${ip}`];
  }
};

/** Another administrator sets the limit, on the page and in our policy. */
export const setLimit = ({ maxRecipients: limits }: SimState, limit: number): void => {
  limits.limit = limit;
  for (const policy of limits.policies.filter((one) => one.name === testInputs.limitPolicy)) policy.limit = limit;
};

/** Another administrator takes away what we had added. */
export const takeOurs = (state: SimState, from: ForeignPlace): void => {
  const keep = (ip: string): boolean => !testInputs.sendingIps.includes(ip);
  if (from === 'address') state.connectionAllow = state.connectionAllow.filter((row) => keep(row.ip));
  if (from === 'listed') state.maxRecipients.listed = state.maxRecipients.listed.filter(keep);
  if (from === 'policy') state.superWhite.policies = state.superWhite.policies.filter((one) => one.name !== ours);
  if (from === 'limit-policy') state.maxRecipients.policies = state.maxRecipients.policies.filter((one) => one.name !== ours);
  for (const one of from === 'our-policy' ? state.superWhite.policies.filter((policy) => policy.name === ours) : []) one.ips = one.ips.filter(keep);
};
