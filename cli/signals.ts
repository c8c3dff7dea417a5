import type { Io } from './io.ts';

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * The first signal asks the run to stop: the current save is resolved by reading and the session is given back. The second ends the process at once; the
 * intent of a save that was sent stands in the journal already, so the next run finds it (law 2, F-99).
 */
export const watchProcessSignals: Io['watchSignals'] = (onFirst) => {
  const stopping = new AbortController();
  const listeners = Object.entries(codes).map(([name, code]) => {
    const listener = (): void => {
      if (stopping.signal.aborted) process.exit(code);
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
