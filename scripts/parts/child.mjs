import { spawn, spawnSync } from 'node:child_process';

const running = new Set();

/** Child processes of now; a lock names them beside its owner, because they outlive an owner that is killed hard. */
export const runningChildren = () => [...running].map((child) => child.pid);

const stop = (child, signal) => {
  try {
    // A group of its own on POSIX: npm and Playwright start further processes that must end too.
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
};

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const endWithChildren = (signal) => {
  for (const child of running) stop(child, signal);
  process.exit(codes[signal]);
};

/**
 * Runs a program and keeps its output. Ends it after `limitMs` in all, or `silenceMs` without a word.
 * Resolves { code, output, ended }: `ended` is undefined, 'limit', 'silence' or 'absent' (no such program). `onStart` is called with the child running.
 */
export const run = (command, args, { cwd, env, limitMs, silenceMs, onStart, shell = false } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32', windowsHide: true });
    let output = '';
    let ended;
    const end = (why) => {
      ended ??= why;
      stop(child, 'SIGTERM');
      setTimeout(() => stop(child, 'SIGKILL'), 3000).unref();
    };
    const limit = limitMs && setTimeout(() => end('limit'), limitMs);
    let silence = silenceMs && setTimeout(() => end('silence'), silenceMs);
    const hear = (chunk) => {
      output = (output + chunk).slice(-200_000);
      if (!silenceMs) return;
      clearTimeout(silence);
      silence = setTimeout(() => end('silence'), silenceMs);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    if (running.size === 0) for (const signal of Object.keys(codes)) process.on(signal, endWithChildren);
    running.add(child);
    const done = (code) => {
      if (!running.delete(child)) return;
      if (running.size === 0) for (const signal of Object.keys(codes)) process.off(signal, endWithChildren);
      clearTimeout(limit);
      clearTimeout(silence);
      resolve({ code: code ?? 1, output, ended });
    };
    child.on('error', () => {
      ended ??= 'absent';
      done(127);
    });
    child.on('close', done);
    if (child.pid) onStart?.();
  });

/** The last line of an output that says what went wrong, for a one-line message. */
export const lastWords = (output, sign = /error|fail|unable|cannot|E[A-Z]{4,}/i) => {
  const lines = output.split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean);
  return (lines.findLast((line) => sign.test(line)) ?? lines.at(-1) ?? '').slice(0, 200);
};
