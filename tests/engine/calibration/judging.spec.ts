import { expect, test } from '@playwright/test';
import { Judging } from '../../../engine/calibration/judging.ts';

const request = { method: 'POST', path: '/menu.do', values: { menu: 'filter' } } as const;

test('a look whose request is held for an answer is repeated once, after the answer; any other failure is what it is', async () => {
  const judging = new Judging();
  let answer: (is: 'read') => void = () => undefined;
  const judge = judging.over(() => new Promise((resolve) => { answer = resolve; }));
  const done: string[] = [];
  let looks = 0;
  const look = async (): Promise<void> => {
    looks += 1;
    done.push(`look ${looks}`);
    if (looks > 1) return Promise.resolve();
    void judge(request);
    return Promise.reject(new Error('too late'));
  };
  const walked = judging.repeatOnce(look, () => done.push('go on'));
  await expect.poll(() => looks).toBe(1);
  done.push('answered');
  answer('read');
  await walked;
  expect(done).toEqual(['look 1', 'answered', 'go on', 'look 2']);

  const broken = new Error('not there');
  await expect(judging.repeatOnce(() => Promise.reject(broken), () => done.push('never'))).rejects.toBe(broken);
  expect(done).toHaveLength(4);
});

test('where going on is of no use, the look is not repeated; nor a second time', async () => {
  const judging = new Judging();
  const judge = judging.over(() => Promise.resolve('write'));
  let looks = 0;
  const look = async (): Promise<void> => {
    looks += 1;
    await judge(request);
    throw new Error(`look ${looks}`);
  };
  await expect(judging.repeatOnce(look, () => { throw new Error('stopped'); })).rejects.toThrow('stopped');
  expect(looks).toBe(1);
  await expect(judging.repeatOnce(look, () => undefined)).rejects.toThrow('look 3');
});
