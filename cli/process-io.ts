import { userInfo } from 'node:os';
import type { Io } from './io.ts';
import { personAtTerminal } from './person.ts';
import { watchProcessSignals } from './signals.ts';

/** The command line's surroundings in a real process. */
export const processIo = (): Io => {
  const stdinTty = process.stdin.isTTY === true;
  const stderrTty = process.stderr.isTTY === true;
  // A reader that left (`| head`, a closed terminal) must not end a run half-way.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreBrokenPipe);
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    env: process.env,
    stdinTty,
    stdoutTty: process.stdout.isTTY === true,
    stderrTty,
    display: process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']),
    osUser: accountName(),
    now: () => new Date(),
    // Questions go to stderr, because stdout may be a file or another program.
    person: stdinTty && stderrTty ? personAtTerminal : undefined,
    watchSignals: watchProcessSignals,
  };
};

const ignoreBrokenPipe = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
};

/** A container may run under a number that has no name. */
const accountName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
};
