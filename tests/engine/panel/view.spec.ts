import { expect, test } from '@playwright/test';
import type { Change, JournalLine, RunEvent } from '../../../engine/events.ts';
import { panelDocument } from '../../../engine/panel/document.ts';
import { PanelModel } from '../../../engine/panel/view.ts';
import { guide } from '../../../runbooks/guide/index.ts';

const modelOf = (...events: readonly RunEvent[]): PanelModel => {
  const model = new PanelModel('ko', [guide.tmw1Connection, guide.tmw1Relay, guide.tmw2b]);
  for (const [i, event] of events.entries()) model.on({ n: i + 1, at: '2026-11-25T00:00:00.000Z', ms: i, ...event } satisfies JournalLine);
  return model;
};

const line = (section: string, ref: string) => ({ section, ref, text: 'text', state: 'reconstructed' as const, verb: 'look' as const, phase: 'converge' as const });
const entered = (section: string, slide: string, phase: 'survey' | 'converge' | 'prove' = 'converge', part?: string): RunEvent => ({ type: 'section-started', section, title: section, phase, slide, ...(part === undefined ? {} : { part }) });
const started = (section: string, ref: string): RunEvent => ({ type: 'step-started', ...line(section, ref), n: 1, of: 6 });
const finished = (section: string, ref: string, outcome: 'done' | 'by-hand' | 'already-so' | 'not-reached'): RunEvent => ({ type: 'step-finished', ...line(section, ref), outcome, typed: [], tookMs: 1, dialogs: [] });

const statuses = (model: PanelModel, id: string): string[] | undefined => model.view(0, undefined, false).sections.find((one) => one.id === id)?.lines.map((one) => `${one.ref.split('.').at(-1)} ${one.status}`);

test('all lines of the slide stand there from the first one on, and the proof does not forget them', () => {
  const events = [entered('a', 'TMW-1'), started('a', 'TMW-1/relay.1'), finished('a', 'TMW-1/relay.1', 'done'), started('a', 'TMW-1/relay.2')];
  const model = modelOf(...events);
  // Two readings share the slide's name: the first line walked tells which one it is.
  expect(statuses(model, 'a')).toEqual(['1 done', '2 now', '3 waiting', '4 waiting', '5 waiting', '6 waiting']);
  expect(model.view(0, undefined, false).sections[0]?.lines[0]).toMatchObject({ mark: '재구성(원문 유실)' });
  expect(statuses(modelOf(...events, finished('a', 'TMW-1/relay.2', 'by-hand'), entered('a', 'TMW-1', 'prove')), 'a')?.slice(0, 2)).toEqual(['1 done', '2 by-hand']);
  expect(statuses(modelOf(...events, entered('a', 'TMW-1')), 'a')).toEqual([]);
  expect(statuses(modelOf(entered('b', 'TMW-2', 'survey', '(2/2)')), 'b')).toHaveLength(guide.tmw2b.lines.length);
});

test('lines of a procedure that is no slide of the book come as they are walked', () => {
  expect(statuses(modelOf(entered('a', 'TMW-3/undo'), started('a', 'TMW-3/undo.1'), finished('a', 'TMW-3/undo.1', 'done'), started('a', 'TMW-3/undo.2')), 'a')).toEqual(['1 done', '2 now']);
});

test('held saves belong to the line at which they were tried', () => {
  const model = modelOf(entered('a', 'TMW-1'), { type: 'request-held', section: 'a', ref: 'TMW-1/relay.1', request: 'POST /x', detail: 'value of field: ip' });
  expect(model.view(0, undefined, false).held).toEqual(['POST /x — value of field: ip']);
  expect(modelOf(entered('a', 'TMW-1'), { type: 'request-held', section: 'a', ref: 'TMW-1/relay.1', request: 'POST /x' }, started('a', 'TMW-1/relay.1')).view(0, undefined, false).held).toEqual([]);
});

test('an approval shows the warnings of its plan, and the changes that no screen shows', () => {
  const change = (where: string, after: string): Change => ({ kind: 'set', section: 'a', where, before: '1000', after });
  const [atScreen, undone] = [change('최대 수신자 수', '3000'), change('발송 IP', '203.0.113.10')] as const;
  const model = modelOf(entered('a', 'TMW-1', 'survey'), { type: 'section-differs', section: 'a', changes: [atScreen] }, { type: 'planned', planHash: 'x', changes: [atScreen, undone], expected: [], warnings: ['확인되지 않은 버전입니다.\u202e'] });
  const question = { id: 1, sentence: '승인', choices: [], buttons: [] };
  expect(model.view(0, { ...question, about: 'plan', facts: ['사실'] }, false).question?.facts).toEqual(['사실', '발송 IP: 1000 → 203.0.113.10', expect.stringMatching(/^확인되지 않은 버전입니다\.(?!\u202e)/)]);
  expect(model.view(0, { ...question, about: 'line' }, false).question?.facts).toBeUndefined();
});

test('the page allows its own style and script and nothing else, and sets everything as text', () => {
  for (const lang of ['ko', 'en'] as const) {
    const { html, policy } = panelDocument(lang);
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(html).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|\son[a-z]+=|style="/);
  }
});
