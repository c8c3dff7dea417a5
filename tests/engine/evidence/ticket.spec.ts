import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { reworded } from '../../../engine/evidence/reword.ts';
import { summarise } from '../../../engine/evidence/summary.ts';
import { customerSentences, ticketBlocks } from '../../../engine/evidence/ticket.ts';
import { ticketFormats, ticketText, type TicketFormat } from '../../../engine/evidence/ticket-markup.ts';
import type { RunEvent, SectionResult } from '../../../engine/events.ts';
import type { Verdict } from '../../../engine/verdict.ts';
import { plainScreens } from './plain-png.ts';
import { sampleRun, SampleJournal, startEvent, usualTexts, type SampleTexts } from './sample-run.ts';

const runOf = (texts: SampleTexts = usualTexts) => summarise(sampleRun(plainScreens(), texts).journal.lines);

const ticket = (format: TicketFormat, lang: 'ko' | 'en' = 'ko', texts?: SampleTexts): string => {
  const run = reworded(runOf(texts), lang);
  return ticketText(ticketBlocks(run, 'Asia/Seoul', ['evidence.zip', 'report.html']), format, run.lang);
};

/** A run that ended like this, and nothing else. */
const ended = (mode: 'plan' | 'apply' | 'verify', verdict: 'unknown' | 'differs' | 'not-checked', ...more: readonly RunEvent[]) => {
  const journal = new SampleJournal();
  journal.add(startEvent(usualTexts, mode));
  for (const event of more) journal.add(event);
  journal.add({ type: 'run-ended', verdict, exitCode: 5, sections: [], sentence: '' });
  return summarise(journal.lines);
};

test('the ticket says what was asked, before → after, what was found, and what to tell the customer', () => {
  const text = ticket('md');
  for (const words of [
    '# \\[변경 완료\\] 가나다상사', '| 티켓 | CS-20481 |', '## 요청 내용', '- 정책명: 급여메일', '| TMW-2 (1/2) SuperWhite IP 정책 | 정책 › 급여메일 › 허용할 필터 |', '시간당 접속 횟수 제한: default',
    '기록 없음. NAT 뒤의 주소인지 확인해 주십시오.', '421로 지연된 메일은 자동 재발송될 수 있으므로, 재발송 전에 발송 서버의 대기열을 먼저 확인해 주십시오(중복 발송 방지).', '변경한 최대 수신자 수는 모든 발송자에게 적용될 수 있습니다.', '- evidence.zip',
  ]) {
    expect(text, words).toContain(words);
  }
  expect(text).not.toContain('jsessionid');
});

test('the same in English and in the other two markups', () => {
  expect(ticket('md', 'en')).toContain('Mail deferred with 421 may be sent again by itself');
  expect(ticket('jira')).toContain('h3. 고객사 안내\n\n* ');
  expect(ticket('jira')).toMatch(/^\|\|항목\|\|내용\|\|$/m);
  expect(ticket('html')).toContain('<html lang="ko">');
  expect(ticket('html')).toContain("content=\"default-src 'none'\"");
});

test('nothing is said to be well that was not: unknown asks to wait, a plan says that nothing was changed, a failed look says nothing', () => {
  expect(customerSentences(ended('apply', 'unknown'))[0]).toContain('다시 발송하지 말아 주십시오');
  expect(customerSentences(ended('plan', 'differs'))[0]).toContain('아직 변경한 것은 없습니다');
  expect(customerSentences(ended('verify', 'differs'))[0]).toContain('요청하신 것과 다릅니다');
  expect(customerSentences(ended('verify', 'not-checked'))[0]).toContain('설정 상태는 판단하지 않았습니다');
  for (const run of [ended('apply', 'unknown'), ended('plan', 'differs')]) expect(customerSentences(run)).toHaveLength(1);
});

test('evidence that lacks something takes nothing back of what the sections say, and is told beside it', () => {
  const withheld = (mode: 'apply' | 'verify', ...verdicts: readonly Verdict[]) => {
    const journal = new SampleJournal();
    journal.add(startEvent(usualTexts, mode));
    const sections = verdicts.map((verdict, i): SectionResult => ({ section: `s${i}`, title: `구간 ${i}`, verdict, changes: [] }));
    for (const result of sections) journal.add({ type: 'section-ended', result });
    journal.add({ type: 'evidence-gap', gaps: [{ kind: 'picture', detail: 'x' }] });
    journal.add({ type: 'run-ended', verdict: 'withheld', exitCode: 6, sections, sentence: '' });
    return customerSentences(summarise(journal.lines));
  };
  const incomplete = '작업 증적 일부가 빠져 있어, 보완한 뒤 다시 보내 드리겠습니다.';
  expect(withheld('apply', 'as-wanted', 'changed')).toEqual([expect.stringContaining('다시 읽어 확인하였습니다: 구간 1.'), incomplete]);
  expect(withheld('verify', 'as-wanted')).toEqual([expect.stringContaining('이미 적용되어 있습니다'), incomplete]);
  expect(withheld('verify', 'recorded')).toEqual([expect.stringContaining('차단 기록을 확인하였습니다'), incomplete]);
  expect(withheld('apply')).toEqual([expect.stringContaining('설정 상태는 판단하지 않았습니다'), incomplete]);
});

test('texts of customers and consoles are text in every markup', () => {
  const evil = 'x|y\n# z <img src=x onerror=alert(1)> [a](javascript:alert(1)) {html}b{html} `c` !d.png! *e* &lt;';
  const texts = { customer: evil, policy: evil, dialog: evil, reason: evil, subject: evil };
  const md = ticket('md', 'ko', texts);
  expect(md).not.toMatch(/(?<!\\)<img/);
  expect(md).not.toMatch(/(?<!\\)\[a/);
  expect(md.split('\n').filter(line => line.startsWith('# '))).toHaveLength(1);
  const jira = ticket('jira', 'ko', texts);
  expect(jira).not.toMatch(/(?<!\\)\{html/);
  expect(jira).not.toMatch(/(?<!\\)!d/);
  const page = ticket('html', 'ko', texts);
  expect(page).not.toMatch(/<img|<script|<a /);
  // A row never has more cells than its table's head, whatever stands in it.
  fc.assert(
    fc.property(fc.string(), text => {
      const made = ticketText([{ kind: 'table', head: ['a', 'b'], rows: [[text, 'x']] }], 'md', 'ko');
      expect(made.split('\n')).toHaveLength(4);
      expect(made.split('\n')[2]?.match(/(?<!\\)\|/g)).toHaveLength(3);
    }),
  );
  expect(ticketFormats).toHaveLength(3);
});
