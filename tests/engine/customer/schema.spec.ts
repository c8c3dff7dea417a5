import { expect, test } from '@playwright/test';
import { FILTER_KEYS, FILTER_PRESETS, FILTERS, filterByName, sortedFilters } from '../../../engine/customer/filters.ts';
import { customerJsonSchema } from '../../../engine/customer/schema.ts';
import { valueAt } from '../../../engine/customer/profile-path.ts';

test('the JSON Schema describes every field, is strict, and knows the kinds it was made for', () => {
  const schema = customerJsonSchema(['tmse', 'tmw', 'tms-cloud']);
  const appliance = ['properties', 'appliances', 'items', 'properties'];
  expect(valueAt(schema, [...appliance, 'kind', 'enum'])).toEqual(['tmse', 'tmw', 'tms-cloud']);
  expect(valueAt(schema, [...appliance, 'signIn', 'required'])).toEqual(['user']);
  expect(valueAt(schema, [...appliance, 'wanted', 'properties', 'maxRecipients'])).toMatchObject({ type: 'integer', minimum: 1 });
  const objects: unknown[] = [];
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('properties' in node && 'type' in node) objects.push(node);
    for (const inner of Object.values(node)) collect(inner);
  };
  collect(schema);
  expect(objects.length).toBeGreaterThan(10);
  for (const object of objects) expect(valueAt(object, ['additionalProperties'])).toBe(false);
  for (const field of ['id', 'url', 'wanted', 'readings', 'variants', 'route']) {
    expect(String(valueAt(schema, [...appliance, field, 'description']))).toMatch(/[가-힣].* \/ /);
  }
});

test('the pattern for editors and the check agree on ids', () => {
  const pattern = new RegExp(String(valueAt(customerJsonSchema(), ['properties', 'id', 'pattern'])));
  for (const id of ['ab', 'a1', 'gaon-mulsan', 'a'.repeat(40)]) expect(id).toMatch(pattern);
  for (const id of ['a', 'A1', '-a', 'a-', 'a_b', 'a'.repeat(41), 'a b']) expect(id).not.toMatch(pattern);
});

test('bulk-rate holds the kinds that count or delay and none that judges the sender', () => {
  expect(FILTER_PRESETS['bulk-rate']).toEqual(['hourly-connections', 'concurrent-connections', 'sender-hourly', 'recipient-hourly', 'bulk-delay', 'max-sessions']);
  expect(FILTER_PRESETS.all).toEqual(FILTER_KEYS);
  expect(FILTER_KEYS).toHaveLength(16);
});

test('a filter is found by key and by label in both languages, white space aside, and by nothing shorter', () => {
  for (const key of FILTER_KEYS) expect([filterByName(key), filterByName(FILTERS[key].ko), filterByName(FILTERS[key].en)]).toEqual([key, key, key]);
  expect(filterByName('동보메일 응답 지연')).toBe('bulk-delay');
  expect(filterByName('유해메일 발송횟수 제한')).toBe('harmful-mail');
  expect(filterByName('EHLO DNS검사')).toBe('ehlo-dns');
  expect([filterByName('송신자'), filterByName('시간당 제한'), filterByName(''), filterByName('toString')]).toEqual([undefined, undefined, undefined, undefined]);
});

test('filters are compared in the order of the form, each once', () => {
  expect(sortedFilters(['spf', 'rbl', 'spf'])).toEqual(['rbl', 'spf']);
});
