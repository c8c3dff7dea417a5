import { expect, test } from '@playwright/test';
import { watchProcessSignals } from '../../cli/signals.ts';

test('the first signal asks to stop, the same key press again changes nothing, a second one ends at once with its code, and afterwards the signals are given back', () => {
  const before = process.listenerCount('SIGHUP');
  let told = 0;
  let now = 5;
  const { signal, release } = watchProcessSignals(() => { told += 1; }, () => now);
  const exit = process.exit.bind(process);
  const codes: unknown[] = [];
  process.exit = ((code: unknown) => { codes.push(code); }) as typeof process.exit;
  try {
    process.emit('SIGHUP');
    expect({ aborted: signal.aborted, told, codes: [...codes] }).toEqual({ aborted: true, told: 1, codes: [] });
    // npm passes the terminal's Ctrl-C on to a child that has had it already: measured 6 ms apart.
    for (const later of [6, 993]) {
      now += later;
      process.emit('SIGHUP');
      expect({ told, codes: [...codes] }, `${now - 5} ms`).toEqual({ told: 1, codes: [] });
    }
    now += 1;
    process.emit('SIGHUP');
    expect(codes).toEqual([129]);
  } finally {
    process.exit = exit;
    release();
  }
  expect(process.listenerCount('SIGHUP')).toBe(before);
});
