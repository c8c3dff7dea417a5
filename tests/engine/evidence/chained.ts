import { createHash } from 'node:crypto';
import type { JournalLine } from '../../../engine/events.ts';

/** The lines as a journal holds them: each names the SHA-256 of the one before; independent of the code under test. */
export const chainedText = (lines: readonly JournalLine[]): string => {
  let prev = '0'.repeat(64);
  let text = '';
  for (const line of lines) {
    const written = JSON.stringify({ ...line, prev });
    text += `${written}\n`;
    prev = createHash('sha256').update(written).digest('hex');
  }
  return text;
};
