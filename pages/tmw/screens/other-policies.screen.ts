import type { Reading } from '../../../engine/screen.ts';
import { TmwScreen } from '../tmw-screen.ts';
import { SuperWhiteIpPolicyScreen, type PolicyState } from './super-white-ip-policy.screen.ts';
import { SuperWhiteIpScreen } from './super-white-ip.screen.ts';

/** Up to so many other policies every one is opened; among more, only the excluding ones. */
const opened = 12;

export interface OtherPoliciesState {
  readonly policies: readonly Pick<PolicyState, 'name' | 'enabled' | 'kind' | 'ips'>[];
  /** Enabled policies that were not opened. */
  readonly unread: number;
}

/** The IPs of SuperWhite IP's policies, which stand on each policy's own page only (guide TMW-2 (2/2)). Only ever looked at. */
export class OtherPoliciesScreen extends TmwScreen<OtherPoliciesState> {
  readonly #list = new SuperWhiteIpScreen(this.context);
  readonly #policy = new SuperWhiteIpPolicyScreen(this.context);

  openSuperWhiteIp(): Promise<void> {
    return this.#list.openSuperWhiteIp();
  }

  goTo(): Promise<void> {
    return this.#list.goTo();
  }

  async read(): Promise<Reading<OtherPoliciesState>> {
    const { state, proof } = await this.#list.read();
    const enabled = state.policies.filter((policy) => policy.enabled);
    const toOpen = enabled.length <= opened ? enabled : enabled.filter((policy) => policy.kind === 'exclude');
    const policies: OtherPoliciesState['policies'][number][] = [];
    for (const { name } of toOpen) {
      await this.#policy.goToPolicy(name);
      policies.push((await this.#policy.read()).state);
    }
    return { state: { policies, unread: enabled.length - toOpen.length }, proof };
  }
}
