import { createHash } from 'node:crypto';

/** What the first line of a journal names as the line before it. */
export const firstLink = '0'.repeat(64);

/** SHA-256, lower-case hex, of one line of a journal as it stands in the file, without its line break. */
export const linkOf = (line: string): string => createHash('sha256').update(line, 'utf8').digest('hex');

/** What a journal's chain says. */
export interface Chain {
  readonly lines: number;
  /** Hash of the last whole line; `firstLink` of an empty journal. */
  readonly head: string;
  /** Number of the first line that does not name the one before it; undefined when every line does. */
  readonly brokenAt?: number;
  /** The file ends in the middle of a line: the process was killed while it wrote. */
  readonly torn: boolean;
}

const previousOf = (line: string): unknown => {
  try {
    const value: unknown = JSON.parse(line);
    return value !== null && typeof value === 'object' && 'prev' in value ? value.prev : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Walks the chain of a journal: each line carries in `prev` the hash of the line before it. A line that was changed, taken out, put in or moved breaks it. What a
 * kill leaves is a valid prefix and at most one torn line, which no longer counts.
 */
export const walkChain = (text: string): Chain => {
  const parts = text.split('\n');
  const rest = parts.pop() ?? '';
  let head = firstLink;
  for (const [i, line] of parts.entries()) {
    if (previousOf(line) !== head) return { lines: i, head, brokenAt: i + 1, torn: rest !== '' };
    head = linkOf(line);
  }
  return { lines: parts.length, head, torn: rest !== '' };
};
