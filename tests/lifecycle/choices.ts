/** Which variants the lifecycle test walks: a pairwise choice of all of them, or the product of the layouts with every habit in turn. */

export type Choice = Readonly<Record<string, string>>;
export type Dimensions = Readonly<Record<string, readonly string[]>>;

/** Every pair of values of two dimensions stands in at least one row (greedy, deterministic). */
export const pairwise = (dimensions: Dimensions): Choice[] => {
  const names = Object.keys(dimensions);
  const open = new Set<string>();
  const key = (a: string, x: string, b: string, y: string): string => `${a}=${x}&${b}=${y}`;
  for (const [i, a] of names.entries()) for (const b of names.slice(i + 1)) for (const x of dimensions[a] ?? []) for (const y of dimensions[b] ?? []) open.add(key(a, x, b, y));
  const gain = (row: Record<string, string>, name: string, value: string): number =>
    Object.entries(row).filter(([other, x]) => open.has(key(other, x, name, value)) || open.has(key(name, value, other, x))).length;
  const rows: Choice[] = [];
  while (open.size > 0) {
    const [seed = ''] = open;
    const row: Record<string, string> = Object.fromEntries(seed.split('&').map((pair) => pair.split('=') as [string, string]));
    for (const name of names.filter((one) => !(one in row))) {
      const values = dimensions[name] ?? [];
      // Rotating by row number keeps ties from always choosing the first value.
      const turned = values.map((_, i) => values[(i + rows.length) % values.length] ?? '');
      row[name] = turned.reduce((best, value) => (gain(row, name, value) > gain(row, name, best) ? value : best), turned[0] ?? '');
    }
    for (const [a, x] of Object.entries(row)) for (const [b, y] of Object.entries(row)) open.delete(key(a, x, b, y));
    rows.push(row);
  }
  return rows;
};

/** The whole product of some dimensions, every other dimension stepping through its values. */
export const productWith = (whole: Dimensions, turning: Dimensions): Choice[] => {
  const rows = Object.entries(whole).reduce<Choice[]>((all, [name, values]) => all.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))), [{}]);
  return rows.map((row, i) => ({ ...row, ...Object.fromEntries(Object.entries(turning).map(([name, values], j) => [name, values[(i * (j + 1) + (i >> (j + 1))) % values.length] ?? ''])) }));
};

const layouts: Dimensions = { content: ['page', 'iframe', 'frameset'], form: ['inline', 'layer', 'popup'], charset: ['utf-8', 'euc-kr'], lang: ['ko', 'en'], version: ['v1', 'v2'] };

const habits: Dimensions = { tls: ['http', 'tls'], menus: ['', 'post-menus'], paging: ['', 'post-paging'], polling: ['', 'polling-post'], body: ['', 'multipart'], answer: ['answer-redirect', 'answer-200'] };

const ofKind: Readonly<Record<'tmse' | 'tmw', Dimensions>> = { tmse: {}, tmw: { move: ['', 'post-move'], inner: ['inner-posts', 'inner-silent'] } };

/** What stands on the console before the run: nothing of ours, the policy with another IP, everything already, the policy with other filters. */
const existing: Dimensions = { exists: ['nothing', 'other-ip', 'all', 'other-filters'] };

export const choicesFor = (kind: 'tmse' | 'tmw', full: boolean): Choice[] =>
  full ? productWith({ ...layouts, ...existing }, { ...habits, ...ofKind[kind] }) : pairwise({ ...layouts, ...habits, ...ofKind[kind], ...existing });

/** The simulator's variant words of a choice. */
export const variantWords = (choice: Choice): string => Object.entries(choice).filter(([name, word]) => name !== 'exists' && word !== '').map(([, word]) => word).join(',');
