import type { Reading } from '../../../engine/screen.ts';
import { control, listTable, rowCell } from '../../parts/find.ts';
import { filterKeys, listed } from '../../parts/filters.ts';
import { cellText, readList, rowInView } from '../../parts/table.ts';
import { shownIp } from '../../parts/two-box.ts';
import { tmwRequests } from '../requests.ts';
import { listWords } from '../selectors.ts';
import { TwoBoxScreen } from '../two-box.screen.ts';

export interface PolicyState {
  readonly name: string;
  readonly enabled: boolean;
  readonly kind: 'allow' | 'exclude';
  /** Canonical filter keys; a label that no version names stays as it is shown. */
  readonly filters: readonly string[];
  readonly description: string;
  readonly ips: readonly string[];
}

/** A policy's own page behind its name in SuperWhite IP (guide TMW-2 (2/2)); its [O] posts the whole 대상 IP 리스트. */
export class SuperWhiteIpPolicyScreen extends TwoBoxScreen<PolicyState> {
  protected readonly boxSave = tmwRequests.targetSave;
  protected readonly columns = [this.ui.fields.targetIp];
  #name = '';
  /** The console's own key of the policy, from the link behind its name: the save must carry it. */
  #id = '';

  /** The list of policies, where (2/2) begins. */
  async goToPolicies(): Promise<void> {
    const { filters, advanced, superWhiteIp } = this.ui.menu;
    await this.openFilterManagement();
    await this.openTree([advanced, superWhiteIp]);
    await this.arriveAt([filters, advanced, superWhiteIp]);
  }

  /** 등록한 정책 명 클릭: turns pages until the name is in view. */
  async openPolicy(name: string): Promise<void> {
    const { policyName, inUse } = this.ui.fields;
    await readList({ area: () => this.list, columns: [policyName, inUse], words: listWords(this.ui), stop: (rows) => rows.some((row) => cellText(row, policyName) === name) });
    const link = control(listTable(this.list, [policyName, inUse]), name);
    this.#id = /[?&,'"(]id=?'?"?([\w-]+)/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? '';
    await this.click(link, name);
    const { filters, advanced, superWhiteIp } = this.ui.menu;
    await this.arriveAt([filters, advanced, superWhiteIp, name]);
    this.#name = name;
  }

  async goTo(): Promise<void> {
    await this.goToPolicies();
    await this.openPolicy(this.#name);
  }

  async goToPolicy(name: string): Promise<void> {
    await this.goToPolicies();
    await this.openPolicy(name);
  }

  async read(): Promise<Reading<PolicyState>> {
    const { policyName, inUse, policyType, connectionFilters, smtpFilters, description, use, allow, targetIp } = this.ui.fields;
    const { filters } = this.ui;
    const shown = async (label: string): Promise<string> => (await rowCell(this.list, label).innerText()).normalize('NFC').replace(/\s+/g, ' ').trim();
    const order = { area: () => this.list, columns: this.columns, words: listWords(this.ui) };
    const { rows, proof } = await readList(order);
    return {
      state: {
        name: await shown(policyName), enabled: (await shown(inUse)) === use, kind: (await shown(policyType)) === allow ? 'allow' : 'exclude',
        filters: [...filterKeys(listed(await shown(connectionFilters)), filters.connection), ...filterKeys(listed(await shown(smtpFilters)), filters.smtp)],
        description: await shown(description), ips: rows.map((row) => shownIp(cellText(row, targetIp))),
      },
      proof,
      entry: (ip) => rowInView(order, targetIp, ip, (text) => shownIp(text) === ip),
    };
  }

  /** [O] */
  async save(): Promise<void> {
    await this.saveBox({ id: [this.#id] }, this.known.ips);
  }
}
