import playwright from 'playwright';
import { registerEngines } from '../../../pages/parts/engines.ts';
import { readList, type WholeList } from '../../../pages/parts/table.ts';
import { expect, test } from '../../../fixtures/test.ts';

/** A list of 25 rows, 20 a page; `accidents` are what somebody else does to the rows just before the nth page is drawn, counted over all drawings. */
interface Scene {
  readonly accidents?: Readonly<Record<number, string>>;
  /** What stands before the total, and instead of the total's label. */
  readonly above?: string;
  readonly total?: string;
  readonly rows?: string;
}

const document = ({ accidents = {}, above = '', total = '전체 <b>${rows.length}</b>건', rows = 'Array.from({ length: 25 }, (_, i) => `10.0.0.${i + 1}`)' }: Scene): string => `
<div id="above">${above}</div><div id="list"></div>
<script>
var rows = ${rows}, drawn = 0;
var accidents = { ${Object.entries(accidents).map(([n, act]) => `${n}: () => { ${act}; }`).join(',')} };
function go(page) {
  drawn += 1; (accidents[drawn] ?? (() => {}))();
  const pages = Math.max(1, Math.ceil(rows.length / 20));
  const body = rows.slice((page - 1) * 20, page * 20).map((ip) => '<tr><td><input type="checkbox" value="k' + ip + '">' + ip + '</td><td>전체 7개 지점</td></tr>').join('');
  const numbers = Array.from({ length: pages }, (_, i) => (i + 1 === page ? '<strong>' + page + '</strong>' : '<a href="javascript:go(' + (i + 1) + ')">' + (i + 1) + '</a>')).join('');
  document.querySelector('#list').innerHTML = '<p>' + \`${total}\` + '</p><table><thead><tr><th>IP</th><th>설명</th></tr></thead><tbody>' + body + '</tbody></table><div class="paging"><a href="javascript:go(1)">처음</a>' + numbers + '<a href="javascript:go(' + Math.min(pages, page + 1) + ')">다음</a></div>';
}
go(1);
</script>`;

test('a list is read over its pages or not at all, whoever changes it meanwhile and whatever stands beside its total', async ({ shared }) => {
  await registerEngines(playwright.selectors);
  const page = await shared.browser.newPage();
  const read = async (scene: Scene, limitMs = 10_000): Promise<WholeList> => {
    await page.setContent(document(scene));
    return readList({ area: () => page.locator('body'), columns: ['IP', '설명'], limitMs, words: { total: String.raw`(?:전체|Total)\s*([\d,]+)`, empty: ['없음'], next: '다음', first: '처음', pager: '.paging', current: '.paging strong' } });
  };
  const ips = async (scene: Scene): Promise<string[]> => (await read(scene)).rows.map((row) => row.cells['IP']?.[0] ?? '');
  const drawn = (): Promise<number> => page.evaluate('drawn');
  const stored = Array.from({ length: 25 }, (_, i) => `10.0.0.${i + 1}`);
  try {
    expect(await ips({})).toEqual(stored);
    expect(await drawn()).toBe(3);
    expect((await read({ rows: '["10.0.0.1"]' })).proof).toBe('1/1, 1p');
    expect(await drawn()).toBe(1);
    // Taken out, put in at the head, and both at once, while the second page is asked for.
    expect(await ips({ accidents: { 2: 'rows.splice(2, 1)' } })).toEqual(stored.filter((ip) => ip !== '10.0.0.3'));
    expect(await ips({ accidents: { 2: 'rows.unshift("10.9.9.9")' } })).toEqual(['10.9.9.9', ...stored]);
    expect(await ips({ accidents: { 2: 'rows.splice(2, 1); rows.push("10.9.9.9")' } })).toEqual([...stored.filter((ip) => ip !== '10.0.0.3'), '10.9.9.9']);
    expect(await ips({ accidents: { 2: 'rows.pop(); rows.unshift("10.9.9.9")' } })).toEqual(['10.9.9.9', ...stored.slice(0, 24)]);
    const ever = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [n, 'rows.unshift(`10.9.9.${drawn}`)']));
    await expect(read({ accidents: ever })).rejects.toThrow(/list-incomplete/);
    // The same row twice is no churn: it stays so, and is given out as it stands.
    expect(await ips({ rows: 'Array.from({ length: 25 }, (_, i) => `10.0.0.${(i % 24) + 1}`)' })).toEqual([...stored.slice(0, 24), '10.0.0.1']);
    // What other people wrote is no total; a second number that the console may have written stops, and so does a page behind the last.
    for (const above of ['<table><tr><th>설명</th><td>전체 20개 지점</td></tr></table>', '<select><option>전체</option><option>20</option></select>', '<p hidden>전체 20</p>']) expect(await ips({ above })).toEqual(stored);
    await expect(read({ above: '전체 20개 지점' }, 600)).rejects.toThrow(/list-incomplete.*20 \/ 25/);
    await expect(read({ total: '전체 20건' }, 600)).rejects.toThrow(/list-incomplete.*20\+/);
  } finally {
    await page.close();
  }
});
