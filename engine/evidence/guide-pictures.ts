import { join } from 'node:path';
import type { Picture } from '../events.ts';
import { history } from './history.ts';
import { loadPictures, type LoadedPicture } from './pictures.ts';
import { readJournal } from './read-journal.ts';

/** Pictures of a guide's lines from one run, by the line's reference. */
export interface GuidePictures {
  readonly dir: string;
  readonly at: string;
  readonly customer: string;
  readonly of: ReadonlyMap<string, { readonly picture: Picture; readonly file: string; readonly loaded: LoadedPicture }>;
}

/**
 * Pictures of the newest run that ended well and walked some of these lines.
 * @param books runbooks whose runs count, e.g. the slide's own and its chapter's
 */
export const picturesOfLastGoodRun = async (runs: string, { books, refs, customer }: { readonly books: readonly string[]; readonly refs: readonly string[]; readonly customer?: string }): Promise<GuidePictures | undefined> => {
  const rows = await history(runs, customer === undefined ? {} : { customer });
  for (const row of rows) {
    if (row.mode !== 'apply' || row.verdict !== 'changed' || !books.includes(row.runbook)) continue;
    const { lines } = await readJournal(row.dir);
    const pictures = new Map(lines.flatMap((line) => (line.type === 'step-finished' && line.picture && line.outcome === 'done' && refs.includes(line.ref) ? [[line.ref, line.picture] as const] : [])));
    if (pictures.size === 0) continue;
    const loaded = await loadPictures(row.dir, [...pictures.values()]);
    const of = new Map([...pictures].map(([ref, picture]) => [ref, { picture, file: join(row.dir, picture.file), loaded: loaded.get(picture.sha256) ?? ({ kind: 'missing' } as const) }]));
    return { dir: row.dir, at: row.at, customer: row.customerName, of };
  }
  return undefined;
};
