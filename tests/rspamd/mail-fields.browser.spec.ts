import { join } from 'node:path';
import { maskedPixels } from '../../fixtures/masked-pixels.ts';
import type { JournalLine } from '../../engine/events.ts';
import type { MailLogState } from '../../pages/parts/mail-log.ts';
import { readJournal } from '../../engine/evidence/read-journal.ts';
import blockedMail from '../../runbooks/rspamd/blocked-mail.runbook.ts';
import { expect, test } from '../../fixtures/rspamd.ts';
import { sender } from './place.ts';
import { runOnRspamd } from './run.ts';

test('mail fields of the history are masked in pictures and record unless a reason was given; other senders and declared columns always', async ({ rspamd, shared }) => {
  expect(await rspamd.scan(sender)).toBe('reject');
  const order = { rspamd, browser: shared, mode: 'diagnose', runbook: blockedMail } as const;
  const [hidden, shown] = [await runOnRspamd({ ...order, masks: ['Msg size'] }), await runOnRspamd({ ...order, showMailFields: '발신자 확인 요청' })];
  const [hiddenLines, shownLines] = [(await readJournal(hidden.dir)).lines, (await readJournal(shown.dir)).lines];
  // The pictures of the history: the last step's and the reading's.
  const pictures = hiddenLines.flatMap((line) => (line.type === 'reading' && line.picture ? [line.picture.file] : []));
  expect(pictures.length).toBeGreaterThan(0);
  const page = await shared.browser.newPage();
  try {
    for (const file of pictures) {
      const [covered, others] = [await maskedPixels(page, join(hidden.dir, file)), await maskedPixels(page, join(shown.dir, file))];
      // The rows of the other senders, which no reason shows.
      expect(others, file).toBeGreaterThan(5_000);
      expect(covered, file).toBeGreaterThan(others + 5_000);
    }
  } finally {
    await page.close();
  }
  const sizes = (lines: readonly JournalLine[]): string[] => lines.flatMap((line) => (line.type === 'reading' ? (line.state as MailLogState).rows.map((row) => row.size) : []));
  expect(new Set(sizes(hiddenLines))).toEqual(new Set(['■']));
  expect(sizes(shownLines).every((size) => /\d/.test(size))).toBe(true);
  for (const value of ['bulk@example.com', 'user@example.co.kr']) {
    expect(JSON.stringify(hiddenLines)).not.toContain(value);
    expect(JSON.stringify(shownLines)).toContain(value);
  }
});
