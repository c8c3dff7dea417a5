import { DialogOwner } from '../../engine/dialogs.ts';
import type { FaultError } from '../../engine/faults.ts';
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

test('a dialog that stands in no record yet goes into the next step, or is told at the end; its fault keeps every save back until it is told', async ({ shared }) => {
  const context = await shared.browser.newContext();
  try {
    const owner = new DialogOwner(context, [{ kind: 'alert', text: 'signed in', answer: 'accept' }]);
    const page = await context.newPage();
    const speak = (text: string): Promise<unknown> => page.evaluate(`alert(${JSON.stringify(text)})`);
    await speak('signed in');
    owner.begin();
    expect([owner.taken(), owner.taken()]).toMatchObject([[{ text: 'signed in', answer: 'accepted' }], [{ text: 'signed in' }]]);
    owner.begin();
    await speak('out of the blue');
    expect(() => owner.check()).toThrow(/out of the blue/);
    // A look that may fail has swallowed it.
    owner.check();
    expect(owner.interrupted).toBe(true);
    for (const _ of [1, 2]) expect(() => owner.requireNone()).toThrow(/out of the blue/);
    owner.told();
    owner.requireNone();
    expect(owner.taken()).toMatchObject([{ text: 'out of the blue', declared: false }]);
    await speak('signed in');
    expect(owner.rest()).toMatchObject([{ text: 'signed in' }]);
  } finally {
    await context.close();
  }
});

test('a dialog of a save is agreed to during that save alone, by its kind and whole text', async ({ shared }) => {
  const context = await shared.browser.newContext();
  try {
    const owner = new DialogOwner(context, [{ kind: 'confirm', text: '삭제하시겠습니까?', answer: 'accept', save: 'tmw/a/delete' }]);
    const page = await context.newPage();
    const ask = (text: string, kind = 'confirm'): Promise<unknown> => page.evaluate(`${kind}(${JSON.stringify(text)})`);
    const toldWith = (): object | undefined => {
      try {
        owner.requireTold();
        return undefined;
      } catch (error) {
        return (error as FaultError).fault.params;
      }
    };
    owner.declare([{ save: 'tmw/a/save', kind: 'confirm', text: '저장하시겠습니까?' }]);
    // Outside of any save, and during another one; an appliance's own is no other.
    expect([await ask('삭제하시겠습니까?'), toldWith()]).toEqual([false, { kind: 'confirm', text: '삭제하시겠습니까?' }]);
    const endsDelete = owner.duringSave('tmw/a/delete');
    expect([await ask('삭제하시겠습니까?'), toldWith()]).toEqual([true, undefined]);
    endsDelete();
    expect([await ask('저장하시겠습니까?'), toldWith()]).toEqual([false, { kind: 'confirm', text: '저장하시겠습니까?' }]);
    let ends = owner.duringSave('tmw/b/save');
    expect([await ask('저장하시겠습니까?'), toldWith()]).toEqual([false, { kind: 'confirm', text: '저장하시겠습니까?', save: 'tmw/b/save' }]);
    ends();
    ends = owner.duringSave('tmw/a/save');
    expect([await ask(' 저장하시겠습니까?\n'), toldWith()]).toEqual([true, undefined]);
    expect(owner.taken().at(-1)).toMatchObject({ answer: 'accepted', declared: true });
    expect([await ask('모두 저장하시겠습니까?'), toldWith()]).toEqual([false, { kind: 'confirm', text: '모두 저장하시겠습니까?', save: 'tmw/a/save' }]);
    await ask('저장하시겠습니까?', 'alert');
    expect(toldWith()).toMatchObject({ kind: 'alert' });
    ends();
    expect([await ask('저장하시겠습니까?'), toldWith()]).toEqual([false, { kind: 'confirm', text: '저장하시겠습니까?' }]);
  } finally {
    await context.close();
  }
});
