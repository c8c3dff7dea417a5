import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { forecast, goThrough, longestFirst, type Job } from '../../../engine/night/schedule.ts';

const job = (key: string, estimateMs: number, more: Partial<Job> = {}): Job => ({ key, machine: key, site: key, estimateMs, ...more });
const limits = { atOnce: 2, perSite: 1, paceMs: 0 };

test('the longest first; equal ones by name', () => {
  expect(longestFirst([job('b', 1), job('a', 1), job('c', 9)]).map((one) => one.key)).toEqual(['c', 'a', 'b']);
});

test('a forecast keeps the limits and says who begins too late', () => {
  const course = forecast([job('a', 10), job('b', 10), job('c', 5), job('d', 5)], limits);
  expect(course.map(({ job: { key }, from, to }) => [key, from, to])).toEqual([['a', 0, 10], ['b', 0, 10], ['c', 10, 15], ['d', 10, 15]]);
  expect(forecast([job('a', 10, { site: 's' }), job('b', 10, { site: 's' })], limits).at(-1)).toMatchObject({ from: 10, to: 20 });
});

const anyJobs = fc.array(fc.record({ machine: fc.constantFrom('m1', 'm2', 'm3', 'm4'), site: fc.constantFrom('s1', 's2'), estimateMs: fc.nat(5) }), { maxLength: 12 })
  .map((all) => all.map((one, i): Job => ({ key: `k${i}`, ...one })));

test('every job is visited once, never two of a machine, never more than the limits at once', async () => {
  await fc.assert(fc.asyncProperty(anyJobs, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), async (jobs, atOnce, perSite) => {
    const running: Job[] = [];
    const visited: string[] = [];
    const left = await goThrough(jobs, {
      limits: { atOnce, perSite, paceMs: 0 }, room: () => true, mayBegin: () => true,
      work: async (one) => {
        expect(running.filter((other) => other.machine === one.machine)).toEqual([]);
        running.push(one);
        expect(running.length).toBeLessThanOrEqual(atOnce);
        expect(running.filter((other) => other.site === one.site).length).toBeLessThanOrEqual(perSite);
        await new Promise((resolve) => setImmediate(resolve));
        running.splice(running.indexOf(one), 1);
        visited.push(one.key);
      },
    });
    expect(left).toEqual([]);
    expect(visited.toSorted()).toEqual(jobs.map((one) => one.key).toSorted());
  }), { numRuns: 60 });
});

test('what may not begin any more is left over; without room one goes on at a time', async () => {
  let most = 0;
  let now = 0;
  const visited: string[] = [];
  const left = await goThrough([job('a', 4), job('b', 3), job('c', 2), job('d', 1)], {
    limits: { ...limits, atOnce: 4 }, room: () => false, mayBegin: () => visited.length < 2,
    work: async ({ key }) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      visited.push(key);
    },
  });
  expect({ most, visited, left: left.map((one) => one.key) }).toEqual({ most: 1, visited: ['a', 'b'], left: ['c', 'd'] });
});

test('a job that may not begin yet comes after all others, and is then visited whatever is said', async () => {
  const visited: string[] = [];
  const asked: string[] = [];
  const left = await goThrough([job('a', 9), job('b', 2), job('c', 1)], {
    limits: { ...limits, atOnce: 1 }, room: () => true, mayBegin: () => true,
    notYet: ({ key }) => {
      asked.push(key);
      return key === 'a';
    },
    work: ({ key }) => Promise.resolve(void visited.push(key)),
  });
  expect({ visited, asked, left }).toEqual({ visited: ['b', 'c', 'a'], asked: ['a', 'b', 'c'], left: [] });
});
