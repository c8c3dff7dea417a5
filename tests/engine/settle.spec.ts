import { EventEmitter } from 'node:events';
import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import type { RequestRule } from '../../engine/relay/rules.ts';
import { settleAfter } from '../../engine/settle.ts';

const rule: RequestRule = { id: 'save', method: 'POST', path: '/save.do', fields: [] };

test('a save that is answered in a new window, whose frame is not there yet, ends nothing and waits for nothing', async () => {
  const context = new EventEmitter();
  const settle = settleAfter({ context: () => context } as unknown as Page, rule);
  const frame = (): never => {
    throw new Error('Frame for this navigation request is not available');
  };
  expect(() => context.emit('request', { method: () => 'POST', url: () => 'http://127.0.0.1/save.do', isNavigationRequest: () => true, frame })).not.toThrow();
  await settle.done({ kind: 'answered', status: 200, ms: 1 });
  expect(context.listenerCount('request')).toBe(0);
});
