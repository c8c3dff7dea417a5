import type { RunFlags, RunMode } from '../../cli/flags.ts';
import { orderOf, type Order } from '../../cli/order.ts';
import type { Plan } from '../../engine/plan.ts';
import { customersFolder, type ProfileParts } from './profile.ts';
import { testIo } from './test-io.ts';

/** A checked order for the sample customer, as a command makes it. */
export const sampleOrder = async (mode: RunMode, flags: RunFlags = {}, profile: ProfileParts = {}, others: readonly ProfileParts[] = []): Promise<Order> => {
  const customers = customersFolder({ label: 'mail-gw.example.co.kr', ...profile }, ...others);
  const { io } = testIo({ env: { ACME_PASSWORD: 'secret-value-9', RUNBOOK_OPERATOR: '김운영' } });
  const who = mode === 'apply' || mode === 'rollback' ? { ticket: 'T-1', requestedBy: '홍길동' } : {};
  const order = await orderOf(mode, undefined, { customer: 'acme', customers, ...who, ...flags }, io, 'ko');
  // The folder is this test's own; suggested commands are compared without it.
  const { customers: _, ...shown } = order.flags;
  return { ...order, flags: shown };
};

/** A plan of four sections: a plain change, a screen still to come, a page-level value, a held one. */
export const samplePlan = (changed: Partial<Plan> = {}): Plan => ({
  format: 'terrace-runbooks/plan/1', madeAt: '2026-11-25T00:00:00.000Z', customer: 'acme', appliance: 'main', url: 'http://127.0.0.1:9', label: 'mail-gw.example.co.kr', runbook: 'tmw/bulk-mail',
  inputs: {}, readings: {}, concerns: [],
  sections: [
    { section: 'super-white-ip', title: 'SuperWhite IP', stateHash: 'a', expectedNew: false, held: false, changes: [{ section: 'super-white-ip', where: '정책 › "급여메일"', before: '', after: '정책명: 급여메일', kind: 'add' }] },
    { section: 'super-white-ip-policy', title: 'SuperWhite IP › 대상 IP', stateHash: 'b', expectedNew: true, held: false, changes: [{ section: 'super-white-ip-policy', where: '발송 IP', before: '', after: '+ 203.0.113.10', kind: 'add' }] },
    { section: 'max-recipients', title: '최대 수신자 수 제한', stateHash: 'c', expectedNew: false, held: false, changes: [{ section: 'max-recipients', where: '최대 수신자 수', before: '100', after: '3000', kind: 'set', approval: 'page-level' }] },
    { section: 'connection-allow', title: '접속 단계 허용', stateHash: 'd', expectedNew: false, held: true, changes: [] },
  ],
  ...changed,
});
