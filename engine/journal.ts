import { closeSync, fsyncSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { firstLink, linkOf } from './evidence/chain.ts';
import { isFull, type RunSpace } from './evidence/run-space.ts';
import { FaultError } from './faults.ts';
import type { EventReader, JournalLine, RunEvent } from './events.ts';
import { writePart, writeWhole, type WritePart } from './write-whole.ts';

/** What writes a journal to the disk; a test gives a disk that fills. */
export interface JournalDisk {
  readonly write: WritePart;
  readonly flush: (fd: number) => void;
}

const realDisk: JournalDisk = { write: writePart, flush: fsyncSync };

export interface JournalParts {
  readonly readers: readonly EventReader[];
  /** Takes every secret in force out of a line before it is written. */
  readonly redact: <T>(data: T) => T;
  /** Room that is given up when the disk is full, so that the verdict still gets its line (F-83). */
  readonly space?: RunSpace;
  readonly disk?: JournalDisk;
}

/** The append-only record of a run, one JSON line per event, on disk before the walk goes on (law 2). Each line names the hash of the line before it (chain.ts). */
export class Journal {
  readonly #fd: number;
  readonly #parts: JournalParts;
  readonly #disk: JournalDisk;
  readonly #started = performance.now();
  #n = 0;
  #size = 0;
  #head = firstLink;
  #intended = false;

  /** @param dir the run's folder; the file must not exist yet */
  constructor(dir: string, parts: JournalParts) {
    this.#fd = openSync(join(dir, 'journal.jsonl'), 'wx', 0o600);
    this.#parts = parts;
    this.#disk = parts.disk ?? realDisk;
  }

  /**
   * Writes and flushes one event, then tells the readers; a reader's failure is its own.
   * @throws FaultError `journal` when the disk does not take it: the run must stop
   */
  write(event: RunEvent): void {
    const line: JournalLine = { ...this.#parts.redact({ n: this.#n + 1, at: new Date().toISOString(), ms: Math.round(performance.now() - this.#started), ...event }), prev: this.#head };
    const text = JSON.stringify(line);
    this.#intended ||= event.type === 'intent';
    try {
      this.#append(Buffer.from(`${text}\n`));
    } catch (error) {
      // Before the first intent nothing has been sent, so nothing is unknown.
      throw new FaultError('journal', { detail: error instanceof Error ? error.message : String(error) }, this.#intended ? 'unknown' : 'not-checked', error);
    }
    this.#n += 1;
    this.#head = linkOf(text);
    for (const reader of this.#parts.readers) {
      try {
        reader.on(line);
      } catch {
        // Only the journal's failure stops a run; a terminal that is gone must not.
      }
    }
  }

  close(): void {
    closeSync(this.#fd);
  }

  #append(bytes: Buffer): void {
    try {
      this.#put(bytes);
    } catch (error) {
      // What a full disk took of the line is taken back: a half line in the middle would break the chain.
      ftruncateSync(this.#fd, this.#size);
      if (!isFull(error) || this.#parts.space?.spend() !== true) throw error;
      this.#put(bytes);
    }
    this.#size += bytes.length;
  }

  #put(bytes: Buffer): void {
    writeWhole(this.#fd, bytes, this.#size, this.#disk.write);
    this.#disk.flush(this.#fd);
  }
}
