import { expect, test } from '@playwright/test';
import { parseLogTime } from '../../../engine/log/period.ts';
import { givenIds, logTime, reasonOf } from '../../../pages/rspamd/history.ts';

test('times as a Korean page writes them', () => {
  expect(logTime('2026. 11. 25. 오전 10:04:12')).toBe('26/11/25 10:04:12');
  expect(logTime('2026. 1. 5. 오후 3:04:05')).toBe('26/01/05 15:04:05');
  expect([logTime('2026. 1. 5. 오전 12:00:00'), logTime('2026. 1. 5. 오후 12:00:00')]).toEqual(['26/01/05 00:00:00', '26/01/05 12:00:00']);
  expect(parseLogTime(logTime('2026. 11. 25. 오후 11:59:59'))?.toISOString()).toBe('2026-11-25T23:59:59.000Z');
  expect(logTime('11/25/2026, 10:04:12 AM')).toBe('11/25/2026, 10:04:12 AM');
});

test('the reason is what speaks against the message; where nothing does, what decided', () => {
  expect(reasonOf('BULK_MAIL (20) [bulk] FROM_NO_DN (0) R_OK (-1.5) MISSING_DATE (1)')).toBe('BULK_MAIL (20), MISSING_DATE (1)');
  expect(reasonOf('ALLOWED_SENDER_IP (0) [203.0.113.10] FROM_NO_DN (0)')).toBe('ALLOWED_SENDER_IP (0), FROM_NO_DN (0)');
  expect(reasonOf('')).toBe('');
});

test('message ids of both forms of the history', () => {
  expect(givenIds('{"version":2,"rows":[{"message-id":"a@b"},{"message-id":" c\\td "}]}')).toEqual(['a@b', 'c d']);
  expect(givenIds('[{"id":"a@b"}]')).toEqual(['a@b']);
  expect(givenIds('{"version":2}')).toEqual([]);
});
