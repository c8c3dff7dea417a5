import type { Io } from './io.ts';

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** One Ctrl-C may arrive twice: the terminal gives it to the whole group, and npm passes it on to its child once more. What comes within this time is the same key press. */
const samePressMs = 1_000;

/**
 * The first signal asks the run to stop: the current save is resolved by reading and the session is given back. A second one, a second later or more, ends the process
 * at once; the intent of a save that was sent stands in the journal already, so the next run finds it (law 2, F-99).
 * @param now milliseconds of a clock that nobody sets; for tests
 */
export const watchProcessSignals = (onFirst: () => void, now: () => number = () => performance.now()): ReturnType<Io['watchSignals']> => {
  const stopping = new AbortController();
  let pressedAt: number | undefined;
  const listeners = Object.entries(codes).map(([name, code]) => {
    const listener = (): void => {
      if (pressedAt !== undefined && now() - pressedAt < samePressMs) return;
      if (stopping.signal.aborted) process.exit(code);
      pressedAt = now();
      stopping.abort();
      onFirst();
    };
    process.on(name, listener);
    return [name, listener] as const;
  });
  return {
    signal: stopping.signal,
    stop: () => stopping.abort(),
    release: () => {
      for (const [name, listener] of listeners) process.off(name, listener);
    },
  };
};
