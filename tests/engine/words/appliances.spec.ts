import { expect, test } from '@playwright/test';
import { applianceName } from '../../../engine/words/appliances.ts';

test('appliances are called as the guide writes them, and others as the profile does', () => {
  expect(['tmse', 'tmw', 'rspamd'].map(applianceName)).toEqual(['TMSe', 'TMW', 'rspamd']);
});
