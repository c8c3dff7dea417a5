import { DialogOwner } from '../../engine/dialogs.ts';
import { expect, test } from '../../fixtures/test.ts';

test('a dialog that a person left open at the end of their turn is dismissed and recorded; their next turn is watched anew', async ({ shared }) => {
  const context = await shared.browser.newContext();
  try {
    const owner = new DialogOwner(context, []);
    const page = await context.newPage();
    const ask = (text: string): Promise<unknown> => page.evaluate(`confirm(${JSON.stringify(text)})`);
    for (const text of ['first?', 'second?']) {
      owner.begin();
      const back = owner.handOver(context);
      const answered = ask(text);
      await expect.poll(() => owner.open).toBe(true);
      back();
      await owner.settled();
      expect([owner.open, await answered]).toEqual([false, false]);
      expect(owner.taken()).toMatchObject([{ kind: 'confirm', text, answer: 'dismissed', declared: false }]);
      // It was the person's: no fault of the run.
      owner.check();
    }
    await ask('ours?');
    expect(() => owner.check()).toThrow(/undeclared-dialog/);
  } finally {
    await context.close();
  }
});
