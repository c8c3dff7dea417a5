import { expect, test } from '@playwright/test';
import { Gate } from '../../../engine/relay/gate.ts';
import type { RelayRules, RequestRule } from '../../../engine/relay/rules.ts';
import { connectionAllow, relayAllow, sendingIpBlock } from '../../../fixtures/simulators/tmse/ip-list.page.ts';
import { maxRecipientsDetail } from '../../../fixtures/simulators/tmse/max-recipients.page.ts';
import { superWhiteIp } from '../../../fixtures/simulators/tmse/super-white.page.ts';
import { loginRoutes } from '../../../fixtures/simulators/tmw/login.ts';
import { addressListRoutes } from '../../../fixtures/simulators/tmw/screens/address-list.ts';
import { maxRecipientsRoutes } from '../../../fixtures/simulators/tmw/screens/max-recipients.ts';
import { superWhiteIpPolicyRoutes } from '../../../fixtures/simulators/tmw/screens/super-white-ip-policy.ts';
import { superWhiteIpRoutes } from '../../../fixtures/simulators/tmw/screens/super-white-ip.ts';
import { rspamdRules } from '../../../pages/rspamd/requests.ts';
import { tmseRules } from '../../../pages/tmse/requests.ts';
import { tmwRules } from '../../../pages/tmw/requests.ts';

/** Addresses of the simulators' core below a console's base: staged changes put in force, and the pages between sign-in and console. */
const core = ['apply', 'otp', 'sessionCheck', 'passwordExpired', 'legalNotice'].map((name) => `${name}.do`);

const tmwWrites = [...addressListRoutes, superWhiteIpRoutes, superWhiteIpPolicyRoutes, maxRecipientsRoutes, loginRoutes].flatMap((one) => Object.keys(one.writes));
const tmseWrites = [connectionAllow, sendingIpBlock, superWhiteIp, maxRecipientsDetail, relayAllow].flatMap(({ base, others = {} }) => ['Save', 'Delete', ...Object.keys(others)].map((name) => `${base}${name}.do`));

/** What changes something at each console, and addresses that no simulator has and whose name would say so. */
const consoles: Record<string, { rules: RelayRules; writes: readonly string[] }> = {
  tmw: { rules: tmwRules, writes: [...tmwWrites, '/tmw/logout.do', ...core.map((name) => `/tmw/${name}`), '/tmw/filter/superWhiteIpDel.do', '/tmw/filter/connAllowRemove.do', '/tmw/filter/policyToggle.do', '/tmw/env/reboot.do'] },
  tmse: { rules: tmseRules, writes: [...tmseWrites, '/admin/filter/maxRecipientsSave.do', '/admin/login.do', '/admin/logout.do', ...core.map((name) => `/admin/${name}`), '/admin/system/reboot.do', '/admin/filter/superWhiteIpDel.do'] },
  rspamd: { rules: rspamdRules, writes: ['/savemap', '/saveactions', '/savesymbols', '/historyreset', '/learnspam', '/learnham', '/fuzzyadd', '/fuzzydel'] },
};

/** Names that any of the consoles' forms post. */
const anyForm = ['id', 'ip', 'useYn', 'back', 'answer', 'menu', 'page', 'action'];

const subsets = (names: readonly string[]): string[][] => names.reduce<string[][]>((all, name) => [...all, ...all.map((one) => [...one, name])], [[]]);

for (const [kind, { rules, writes }] of Object.entries(consoles)) {
  test(`${kind}: what writes is no declared read, with no fields and with any of its own`, () => {
    const gate = new Gate({ origin: 'http://192.0.2.1', charset: 'utf-8', trust: { kind: 'plain' }, route: { kind: 'direct' }, connectTimeoutMs: 1000, rules });
    gate.duringVerb();
    expect(new Set(writes).size).toBe(writes.length);
    for (const path of writes) {
      const own = new Set((rules.saves ?? []).filter((rule: RequestRule) => rule.path === path).flatMap(({ fields }) => fields.map((name) => name.replace(/\?$/, ''))));
      for (const names of subsets(own.size > 0 ? [...own] : anyForm)) {
        const content = { query: '', contentType: 'application/x-www-form-urlencoded', contentEncoding: '', body: Buffer.from(names.map((name) => `${name}=1`).join('&')) };
        const { kind: decided } = gate.decide({ method: 'POST', path, shown: path, content, methodOverride: false, harmlessOptions: false });
        if (decided !== 'stop') expect(`${path} ${names.join(' ')}`).toBe('stopped');
      }
    }
    expect(gate.counts).toMatchObject({ reads: 0, declaredReads: 0, writes: 0, session: 0 });
  });
}
