import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DialogRecord, JournalLine, LineState, Mode, Phase, Picture, RunEvent, SectionResult, StepOutcome, StepVerb } from '../../../engine/events.ts';
import type { Screen, ScreenName } from './sample-screens.ts';

/** Texts a console or a customer could send; a test puts hostile ones here. */
export interface SampleTexts {
  readonly customer: string;
  readonly policy: string;
  readonly dialog: string;
  readonly reason: string;
  /** A mail's subject, as a sender wrote it. */
  readonly subject: string;
}

export const usualTexts: SampleTexts = { customer: '가나다상사', policy: '급여메일', dialog: '저장하시겠습니까?', reason: '시간당 접속 횟수 제한: default', subject: '11월 급여 명세' };

const startOf = Date.UTC(2026, 10, 25, 6, 30, 12);

/** Writes events as the journal does: numbered, timed, one JSON line each. */
export class SampleJournal {
  readonly lines: JournalLine[] = [];
  #ms = 0;

  add(event: RunEvent | (RunEvent & Record<string, unknown>), after = 400): void {
    this.#ms += after;
    this.lines.push({ n: this.lines.length + 1, at: new Date(startOf + this.#ms).toISOString(), ms: this.#ms, ...event });
  }

  get text(): string {
    return this.lines.map(line => `${JSON.stringify(line)}\n`).join('');
  }

  get now(): string {
    return new Date(startOf + this.#ms).toISOString();
  }
}

export interface Person { readonly operator?: string; readonly ticket?: string; readonly requestedBy?: string }

export const startEvent = (texts: SampleTexts, mode: Mode, who: Person = {}): RunEvent => ({
  type: 'run-started', runId: '20261125-153012-k3f9x2ab', mode, runbook: 'tmw/bulk-mail', title: '대량메일 발송 허용', customer: { id: 'ganada', name: texts.customer },
  appliance: { id: 'tmw-1', kind: 'tmw', url: 'https://192.168.0.5:8443/admin/;jsessionid=0A1B2C3D?menu=filter', expectedLabel: 'WATCHER-01' },
  operator: who.operator ?? 'hong (홍길동)', ticket: who.ticket ?? 'CS-20481', requestedBy: who.requestedBy ?? '김담당 (가나다상사)', lang: 'ko', headed: false,
  versions: { product: '0.1.0', commit: '4f2a91c', node: '20.20.2', playwright: '1.65.1', browser: '140.0.7339.16' },
  inputs: { sendingIps: ['203.0.113.10', '203.0.113.11'], policy: texts.policy, filters: ['시간당 접속 횟수 제한', '동시 접속 횟수 제한'], maxRecipients: 500 },
  readings: { 'tmw-3': 'page-level' },
});

interface StepParts {
  readonly phase?: Phase; readonly outcome?: StepOutcome; readonly state?: LineState; readonly picture?: Picture; readonly note?: string; readonly guideNote?: string; readonly remark?: string;
  readonly typed?: readonly { field: string; value: string }[]; readonly dialogs?: readonly DialogRecord[];
}

const step = (journal: SampleJournal, section: string, ref: string, verb: StepVerb, text: string, parts: StepParts = {}): void => {
  const { phase = 'converge', outcome = 'done', state = 'legible', picture, note, guideNote, remark, typed = [], dialogs = [] } = parts;
  const head = { section, ref, text, state, verb, phase, ...(guideNote === undefined ? {} : { guideNote }), ...(remark === undefined ? {} : { remark }) };
  if (outcome === 'done' || outcome === 'failed') journal.add({ type: 'step-started', ...head, n: 1, of: 5 }, 200);
  journal.add({ type: 'step-finished', ...head, outcome, typed, tookMs: 640, dialogs, ...(picture ? { picture } : {}), ...(note === undefined ? {} : { note }) }, 640);
};

/** What a run tells of its own evidence: a mail log's rows, an inspection, the handling of secrets, the console's record, gaps of every kind. */
const addTrustParts = (journal: SampleJournal, texts: SampleTexts): void => {
  const add = journal.add.bind(journal);
  add({
    type: 'reading', section: 'smtp-log', phase: 'survey', proof: '1, 1p', hash: 'f'.repeat(64),
    state: { list: 'smtp', rows: [{ time: '26/11/25 09:00:00', ip: '203.0.113.10', country: '', sender: texts.subject, recipient: texts.subject, subject: texts.subject, size: '1', action: texts.reason, reason: texts.reason, stage: 'smtp' }], pages: 1, complete: true },
  });
  add({ type: 'inspected', section: 'tmw-2a', title: texts.policy, place: 'list', elements: [{ name: 'tmw-2a.table', label: texts.policy, found: 0, needed: true }, { name: 'tmw-2a.addButton', label: '+', found: 1, needed: true, instead: texts.dialog }], seen: [texts.reason, texts.subject], note: 'not-found' });
  add({ type: 'secret-handling', handling: { source: 'ask', typedBy: 'program', recordersOff: { from: journal.now, to: journal.now }, headed: false, trace: true, mailFieldsShown: texts.reason } });
  add({
    type: 'admin-log', log: {
      kind: 'read', complete: false, saves: 1,
      lines: (['ours', 'ours', 'other'] as const).map((account) => ({ account, time: '2026-11-25 15:30:40', administrator: account === 'ours' ? 'admin' : texts.customer, from: texts.reason, menu: texts.policy, work: texts.subject })),
    },
  });
  add({ type: 'evidence-gap', gaps: (['picture', 'korean-font', 'disk-full', 'trace'] as const).map((kind) => ({ kind, detail: texts.subject })) });
};

/**
 * A whole run over TMW's chapter: slide 1 held, 2 (1/2) and (2/2) changed, 3 changed by a procedure of our own.
 * @param everything also what makes its evidence incomplete
 */
export const sampleRun = (shots: Record<ScreenName, Screen>, texts: SampleTexts = usualTexts, everything = false): { journal: SampleJournal; files: Map<string, Buffer> } => {
  const files = new Map<string, Buffer>();
  const journal = new SampleJournal();
  let taken = 0;
  const picture = (name: ScreenName, key: string, target: string, ref: string): Picture => {
    const shot = shots[name];
    const sha256 = createHash('sha256').update(shot.bytes).digest('hex');
    const box = shot.boxes[key];
    taken += 1;
    const file = `pictures/${String(taken).padStart(2, '0')}-${ref.replace(/[^A-Za-z0-9.-]/g, '_')}.png`;
    files.set(file, shot.bytes);
    return { file, sha256, width: shot.width, height: shot.height, target, ...(box ? { box } : {}) };
  };
  const slide2 = {
    slide: 'TMW-2', chapter: 'TMW 조치 가이드', slideTitle: '대량메일 화이트 처리 정보 등록', lead: '대량메일을 발송하는 특정 IP를 등록하여 저장합니다.', systemAdmin: 'assumed' as const,
  };
  const policies = (extra: unknown[]): unknown => ({ enabled: true, policies: [{ name: 'Mailserver', enabled: true, kind: 'allow', filters: ['RBL'] }, ...extra] });
  const made = { name: texts.policy, enabled: true, kind: 'allow', filters: ['시간당 접속 횟수 제한', '동시 접속 횟수 제한'] };
  const results: SectionResult[] = [
    { section: 'tmw-1', title: '접속 단계 허용', verdict: 'held', changes: [], note: 'unset' },
    {
      section: 'tmw-2a', title: 'SuperWhite IP 정책', verdict: 'changed',
      changes: [{ section: 'tmw-2a', where: `정책 › "${texts.policy}"`, before: '', after: '사용 여부: 사용 · 정책 설정: 허용 · 허용할 필터: 시간당 접속 횟수 제한, 동시 접속 횟수 제한', kind: 'add' }],
    },
    { section: 'tmw-2b', title: '대상 IP', verdict: 'changed', changes: [{ section: 'tmw-2b', where: '대상 IP 리스트', before: '', after: '+ 203.0.113.10, + 203.0.113.11', kind: 'add' }] },
    { section: 'tmw-3', title: '최대 수신자 수 제한', verdict: 'changed', changes: [{ section: 'tmw-3', where: '최대 수신자 수', before: '100', after: '500', kind: 'set', approval: 'page-level' }] },
  ];
  const add = journal.add.bind(journal);

  add(startEvent(texts, 'apply'), 0);
  add({ type: 'signed-in', user: 'admin', source: 'ask', label: 'WATCHER-01', version: 'TERRACE MAIL Watcher 4.1.0', consoleClock: '2026-11-25 15:29:50' }, 2_100);
  add({ type: 'section-started', section: 'tmw-1', title: '접속 단계 허용', phase: 'survey', ...slide2, slide: 'TMW-1', slideTitle: '대량메일 발송 권한 부여를 위해 IP 등록' });
  step(journal, 'tmw-1', 'TMW-1/connection.1', 'look', '[필터 관리] 메뉴 클릭', { phase: 'survey', state: 'reconstructed', picture: picture('menu', 'menu', '필터 관리', 'TMW-1_connection.1') });
  add({ type: 'reading', section: 'tmw-1', phase: 'survey', state: { ips: [] }, proof: '전체 1쪽 0건', hash: 'a'.repeat(64) });
  add({ type: 'section-held', section: 'tmw-1', title: '접속 단계 허용', reading: 'tmw-1', candidates: ['접속 단계 허용', '송신 허용 정책'] });

  add({ type: 'section-started', section: 'tmw-2a', title: 'SuperWhite IP 정책', phase: 'survey', ...slide2, part: '(1/2)' });
  add({ type: 'reading', section: 'tmw-2a', phase: 'survey', state: policies([]), proof: '전체 1쪽 2건', hash: 'b'.repeat(64), picture: picture('list', 'none', '', 'tmw-2a-survey') });
  add({ type: 'section-differs', section: 'tmw-2a', changes: results[1]?.changes ?? [] });
  add({ type: 'planned', planHash: 'c'.repeat(64), changes: results.flatMap(one => one.changes), expected: ['대상 IP'], warnings: ['발송 IP 203.0.113.11: 기록 없음. NAT 뒤의 주소인지 확인해 주십시오.'] });
  add({ type: 'approval', outcome: 'given', by: 'hong', how: '고객사 ID 입력' }, 8_000);

  add({ type: 'section-started', section: 'tmw-2a', title: 'SuperWhite IP 정책', phase: 'converge', slide: 'TMW-2' });
  step(journal, 'tmw-2a', 'TMW-2a.1', 'look', 'TMW 관리자 페이지로 접속 후 [필터 관리] 메뉴 클릭', { picture: picture('list', 'menu', '필터 관리', 'TMW-2a.1') });
  step(journal, 'tmw-2a', 'TMW-2a.2', 'look', '[스팸 고급 필터 〉 Super White IP] 메뉴 클릭', { picture: picture('list', 'tree', 'SuperWhite IP', 'TMW-2a.2') });
  step(journal, 'tmw-2a', 'TMW-2a.3', 'open', '[+] 추가 버튼 클릭', { picture: picture('list', 'add', '+', 'TMW-2a.3') });
  step(journal, 'tmw-2a', 'TMW-2a.4', 'act', '대량메일 발송 허용을 위한 정보 입력', {
    guideNote: '※ 대상 IP 리스트에 메일 발송 장비의 IP 추가', remark: '대상 IP는 (2/2) 3번에서 입력', picture: picture('filled', 'name', '정책명', 'TMW-2a.4'),
    typed: [{ field: '정책명', value: texts.policy }, { field: '시간당 접속 횟수 제한', value: '✓' }, { field: '동시 접속 횟수 제한', value: '✓' }],
  });
  add({ type: 'intent', intent: 'i-1', section: 'tmw-2a', ref: 'TMW-2a.5', rule: 'tmw/super-white-ip/save', method: 'POST', path: '/admin/superWhite/save.do', before: {}, after: made });
  add({ type: 'write-outcome', intent: 'i-1', outcome: { kind: 'answered', status: 302, ms: 212 } });
  step(journal, 'tmw-2a', 'TMW-2a.5', 'act', '[O] 저장 아이콘 클릭', {
    picture: picture('filled', 'save', 'O', 'TMW-2a.5'),
    dialogs: [{ kind: 'confirm', text: texts.dialog, answer: 'accepted', declared: true, at: journal.now }, { kind: 'alert', text: '저장되었습니다.', answer: 'accepted', declared: true, at: journal.now }],
  });
  add({ type: 'reading', section: 'tmw-2a', phase: 'prove', state: policies([made]), proof: '메뉴로 다시 들어가 전체 1쪽 3건', hash: 'd'.repeat(64), picture: picture('after', 'row', '', 'tmw-2a-prove') }, 900);
  add({ type: 'resolved', section: 'tmw-2a', intents: ['i-1'], outcome: 'changed', how: 'as-expected' });

  add({ type: 'section-started', section: 'tmw-2b', title: '대상 IP', phase: 'converge', ...slide2, part: '(2/2)' });
  step(journal, 'tmw-2b', 'TMW-2b.1', 'look', '등록한 정책 명 클릭', { state: 'joined', picture: picture('after', 'row', texts.policy, 'TMW-2b.1') });
  step(journal, 'tmw-2b', 'TMW-2b.2', 'open', '[+] 추가 버튼 클릭', { state: 'joined', picture: picture('policy', 'add', '+', 'TMW-2b.2') });
  for (const ip of ['203.0.113.10', '203.0.113.11']) {
    step(journal, 'tmw-2b', 'TMW-2b.3', 'act', '대량메일 발송 허용을 위한 정보 입력', {
      state: 'joined', guideNote: '* 대상 IP 리스트에 메일 발송 장비의 IP 추가', picture: picture('entry', 'ip', 'IP', 'TMW-2b.3'), typed: [{ field: 'IP', value: ip }],
    });
    step(journal, 'tmw-2b', 'TMW-2b.4', 'act', '[>>] 추가 버튼 클릭', { state: 'joined', picture: picture('entry', 'move', '>>', 'TMW-2b.4') });
  }
  add({ type: 'intent', intent: 'i-2', section: 'tmw-2b', ref: 'TMW-2b.5', rule: 'tmw/super-white-ip/ips', method: 'POST', path: '/admin/superWhite/ipSave.do', before: {}, after: {} });
  add({ type: 'write-outcome', intent: 'i-2', outcome: { kind: 'dropped', reason: 'socket hang up', ms: 340 } });
  step(journal, 'tmw-2b', 'TMW-2b.5', 'act', '[O] 저장 아이콘 클릭', { state: 'joined', picture: picture('moved', 'save', 'O', 'TMW-2b.5'), outcome: 'failed', note: 'save-unresolved' });
  add({ type: 'fault', fault: { code: 'save-unresolved', params: { rule: 'tmw/super-white-ip/ips', how: 'dropped' }, verdict: 'unknown' }, section: 'tmw-2b', ref: 'TMW-2b.5' });
  add({ type: 'reading', section: 'tmw-2b', phase: 'prove', state: { listed: ['203.0.113.10', '203.0.113.11'] }, proof: '전체 2건', hash: 'e'.repeat(64), picture: picture('moved', 'listed', '', 'tmw-2b-prove') });
  add({ type: 'resolved', section: 'tmw-2b', intents: ['i-2'], outcome: 'changed', how: 'as-expected' });

  add({ type: 'section-started', section: 'tmw-3', title: '최대 수신자 수 제한', phase: 'converge', ...slide2, slide: 'TMW-3', slideTitle: '대량메일 최대 수신자 수 제한 설정', systemAdmin: 'legible' as const });
  step(journal, 'tmw-3', 'TMW-3.1', 'look', 'TMW 관리자 페이지로 접속 후 [필터 관리] 메뉴 클릭', { state: 'joined', outcome: 'already-so', phase: 'converge' });
  step(journal, 'tmw-3', 'TMW-3.4', 'act', '최대 수신자 수 입력', { state: 'joined', picture: picture('limit', 'limit', '최대 수신자 수', 'TMW-3.4'), typed: [{ field: '최대 수신자 수', value: '500' }] });
  step(journal, 'tmw-3', 'TMW-3.5', 'open', '[+] 추가 버튼 클릭', { state: 'joined', outcome: 'not-reached' });
  add({ type: 'request-held', section: 'tmw-3', ref: 'TMW-3.6', request: 'POST http://192.0.2.1/admin/limitSave.do', detail: 'value of field: maxRcpt' });
  step(journal, 'tmw-3', 'TMW-3.6', 'ask', '대량메일 발송 허용을 위한 정보 입력', { state: 'joined', outcome: 'by-hand' });
  step(journal, 'tmw-3', 'TMW-3/edit.1', 'act', '[O] 저장 아이콘 클릭', { state: 'procedure', picture: picture('limit', 'save', 'O', 'TMW-3_edit.1') });
  add({ type: 'finding', finding: { ip: '203.0.113.10', stage: 'connection', reason: texts.reason, kind: 'hourly-connections', count: 1_204, first: '26/11/24 21:06:37', last: '26/11/25 14:58:02', remedy: 'TMW-2' } });
  add({ type: 'finding', finding: { ip: '203.0.113.10', stage: 'smtp', reason: '처음 보는 이유', kind: 'unknown', count: 2, first: '26/11/25 09:00:00', last: '26/11/25 09:00:01', remedy: '' } });
  add({ type: 'log-read', list: '스팸 메일 > 접속 단계', from: '26/11/24 15:30:00', to: '26/11/25 15:30:00', rows: 1_310, pages: 66, complete: true });
  add({ type: 'ip-log', ip: '203.0.113.10', blocked: 1_206, normal: 35, complete: true });
  add({ type: 'ip-log', ip: '203.0.113.11', blocked: 0, normal: 0, complete: true });
  if (everything) addTrustParts(journal, texts);
  for (const result of results) add({ type: 'section-ended', result }, 10);
  add({ type: 'relay', counts: { reads: 148, declaredReads: 12, session: 2, writes: 2, stopped: { ambient: 3, undeclared: 1 } } });
  add({ type: 'signed-out', outcome: 'signed-out' });
  add({
    type: 'run-ended', verdict: 'changed', exitCode: 0, sections: results, next: '고객사에 재발송을 안내하기 전에 발송 서버의 대기열을 먼저 확인해 주십시오(중복 발송 방지).',
    sentence: `변경 완료: 정책 "${texts.policy}"의 대상 IP에 203.0.113.10, 203.0.113.11 추가. 메뉴로 다시 들어가 전체 목록을 읽어 확인했습니다.`,
  });
  return { journal, files };
};

/** Puts a run on disk as the product does. */
export const writeRun = async (dir: string, { journal, files }: { journal: SampleJournal; files: ReadonlyMap<string, Buffer> }): Promise<void> => {
  await mkdir(join(dir, 'pictures'), { recursive: true });
  for (const [file, bytes] of files) await writeFile(join(dir, file), bytes);
  await writeFile(join(dir, 'journal.jsonl'), journal.text);
};
