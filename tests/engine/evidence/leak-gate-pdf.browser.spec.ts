import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scanFolder } from '../../../engine/evidence/leak-gate.ts';
import { expect, test } from '../../../fixtures/test.ts';
import { canary } from '../redaction/encoders.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

test('a secret that a real PDF shows is found, although its fonts hold only glyph numbers; one in its title too', async ({ shared }) => {
  const page = await shared.browser.newPage();
  const secrets = [canary, 'canary-4711', '담당자의 비밀번호'];
  const leaksOf = async (body: string, title = 'x'): Promise<string[]> => {
    await page.setContent(`<!doctype html><title>${escaped(title)}</title><h1>보고서</h1><p>${body}</p>`);
    const dir = mkdtempSync(join(tmpdir(), 'pdf-'));
    writeFileSync(join(dir, 'report.pdf'), await page.pdf({ tagged: true, outline: true }));
    const { leaks, unopened } = await scanFolder(dir, { secrets });
    expect(unopened).toEqual([]);
    return leaks.map((leak) => leak.path);
  };
  try {
    expect(await leaksOf('아무 비밀도 없는 글')).toEqual([]);
    for (const secret of secrets) expect(await leaksOf(`앞 ${escaped(secret)} 뒤`), secret.slice(0, 2)).not.toEqual([]);
    expect(await leaksOf(`<b>cana</b>ry-4711`), 'two fonts').not.toEqual([]);
    expect(await leaksOf('x', `t ${canary}`)).not.toEqual([]);
  } finally {
    await page.close();
  }
});
