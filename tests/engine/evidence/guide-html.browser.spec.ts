import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { guideHtml } from '../../../engine/evidence/guide-html.ts';
import type { GuidePictures } from '../../../engine/evidence/guide-pictures.ts';
import maxRecipients from '../../../runbooks/tmw/max-recipients.runbook.ts';
import { shootScreens } from './sample-screens.ts';

test('the written guide shows each picture once with its callout on the touched element, at every size', async ({ page }) => {
  const { limit } = await shootScreens(page);
  const box = limit.boxes['limit'];
  const line = maxRecipients.slides[0]?.lines[3];
  if (!box || !line) throw new Error('no such line');
  const picture = { file: 'pictures/01.png', sha256: createHash('sha256').update(limit.bytes).digest('hex'), width: limit.width, height: limit.height, box };
  const pictures: GuidePictures = {
    dir: '.', at: '2026-11-25T06:30:12.000Z', customer: '가나다상사', of: new Map([[line.ref, { picture, file: picture.file, loaded: { kind: 'shown', uri: `data:image/png;base64,${limit.bytes.toString('base64')}` } }]]),
  };
  for (const width of [1440, 600]) {
    await page.setViewportSize({ width, height: 1000 });
    await page.setContent(guideHtml(maxRecipients, pictures, 'ko'));
    const shot = page.getByRole('img', { name: `${line.ref} ${line.text}` });
    await expect(shot).toHaveCount(1);
    await expect(shot.locator('text')).toHaveText([String(line.n)]);
    const [image, mark] = [await shot.boundingBox(), await shot.locator('rect.box').boundingBox()];
    if (!image || !mark) throw new Error('not drawn');
    const scale = image.width / limit.width;
    expect(image.height / scale).toBeCloseTo(limit.height, 0);
    const middle = [(mark.x + mark.width / 2 - image.x) / scale, (mark.y + mark.height / 2 - image.y) / scale] as const;
    expect(Math.abs(middle[0] - box.x - box.width / 2)).toBeLessThan(2);
    expect(Math.abs(middle[1] - box.y - box.height / 2)).toBeLessThan(2);
    // A little around the element, with the line's own width.
    for (const around of [mark.width / scale - box.width, mark.height / scale - box.height]) {
      expect(around).toBeGreaterThan(0);
      expect(around).toBeLessThan(20);
    }
    if (width === 1440) await shot.scrollIntoViewIfNeeded().then(() => page.screenshot({ path: test.info().outputPath('guide.png') }));
  }
});
