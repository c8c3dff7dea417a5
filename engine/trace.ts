import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import { ZipFile } from 'yazl';
import type { EvidenceGap } from './events.ts';
import { membersOf } from './evidence/unpack.ts';
import type { Redact } from './redaction/redactor.ts';
import { writeFileAtomic } from './evidence/write-file-atomic.ts';

/** A developer's recording of the pages; it never goes into the pack, because it holds whole pages. A session that was opened again has a second one, `trace-2.zip`. */
export const traceName = 'trace.zip';

/**
 * The browser library's trace of a run, only when it was asked for: begins after the sign-in, has no pictures of its own (they would know no masks), ends before the sign-out, and
 * is opened afterwards: cookies and tokens, which stand in it by nature, are taken out by value before the file reaches its name. The leak gate searches what is left.
 */
export class Trace {
  readonly #context: BrowserContext;
  readonly #dir: string;
  readonly #redact: Redact;
  #running = false;
  #n = 0;
  #gaps: EvidenceGap[] = [];

  constructor(context: BrowserContext, dir: string, redact: Redact) {
    this.#redact = redact;
    this.#context = context;
    this.#dir = dir;
  }

  get gaps(): readonly EvidenceGap[] {
    return this.#gaps;
  }

  async start(): Promise<void> {
    const failed = this.#gaps.length;
    await this.#try(() => this.#context.tracing.start({ screenshots: false, snapshots: true, sources: false }));
    this.#running = this.#gaps.length === failed;
  }

  /** Ends the recording and cleans it. Never throws: a trace is no evidence. */
  async stop(): Promise<void> {
    if (!this.#running) return;
    this.#running = false;
    this.#n += 1;
    const raw = join(this.#dir, '.trace-raw.zip');
    await this.#try(async () => {
      await this.#context.tracing.stop({ path: raw });
      await writeFileAtomic(join(this.#dir, this.#n === 1 ? traceName : `trace-${this.#n}.zip`), await cleaned(await readFile(raw), this.#redact));
    });
    await this.#try(() => rm(raw, { force: true }));
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#gaps.push({ kind: 'trace', detail: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) });
    }
  }
}

/** Fixed, so that equal members make equal files. */
const date = new Date(2000, 0, 1);

const cleaned = async (raw: Buffer, redact: Redact): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const [name, bytes] of await membersOf(raw)) zip.addBuffer(cleanedMember(bytes, redact), redact(name), { mtime: date });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** Texts are cleaned; anything else stays as it is, for the gate to judge. */
const cleanedMember = (bytes: Buffer, redact: Redact): Buffer => {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? Buffer.from(redact(text)) : bytes;
};
