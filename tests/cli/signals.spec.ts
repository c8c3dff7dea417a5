import { expect, test } from '@playwright/test';
import { watchProcessSignals } from '../../cli/signals.ts';

test('the first signal asks to stop, the second ends at once with its code, and afterwards the signals are given back', () => {
  const before = process.listenerCount('SIGHUP');
  let told = 0;
  const { signal, release } = watchProcessSignals(() => { told += 1; });
  const exit = process.exit.bind(process);
  const codes: unknown[] = [];
  process.exit = ((code: unknown) => { codes.push(code); }) as typeof process.exit;
  try {
    process.emit('SIGHUP');
    expect({ aborted: signal.aborted, told, codes: [...codes] }).toEqual({ aborted: true, told: 1, codes: [] });
    process.emit('SIGHUP');
    expect(codes).toEqual([129]);
  } finally {
    process.exit = exit;
    release();
  }
  expect(process.listenerCount('SIGHUP')).toBe(before);
});
