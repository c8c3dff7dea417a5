import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import type { Fault } from '../../../engine/faults.ts';
import type { Answer, Order } from './state-child.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');

/** A process that works on the state folder at our word. */
export class StateChild {
  readonly #process: ChildProcess;

  constructor(process: ChildProcess) {
    this.#process = process;
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** @throws an error with the fault, or the child's own error */
  async ask(order: Order): Promise<unknown> {
    const answer = await this.#answerTo(order);
    if ('value' in answer) return answer.value;
    throw new Error('fault' in answer ? JSON.stringify(answer.fault) : answer.error);
  }

  /** The fault that the order ends with; undefined when it ends without one. */
  async faultOf(order: Order): Promise<Fault | undefined> {
    const answer = await this.#answerTo(order);
    if ('error' in answer) throw new Error(answer.error);
    return 'fault' in answer ? answer.fault : undefined;
  }

  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }

  async #answerTo(order: Order): Promise<Answer> {
    const answer = once(this.#process, 'message');
    this.#process.send(order);
    return ((await answer) as [Answer])[0];
  }
}

/** Tests with a state folder of their own and as many processes as they like. */
export const test = base.extend<{ stateDir: string; child: () => Promise<StateChild> }, { program: string }>({
  // Node 20 runs no TypeScript, so the program of the child processes is compiled once per worker.
  program: [
    async ({}, use) => { // oxlint-disable-line no-empty-pattern -- Playwright reads the names of what a fixture needs from this pattern
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'state-child-')));
      writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
      const config = { extends: join(root, 'tsconfig.json'), compilerOptions: { noEmit: false, rootDir: root, outDir: folder, types: ['node'], typeRoots: [join(root, 'node_modules/@types')] }, files: [join(here, 'state-child.ts')], include: [] };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
      execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(folder, 'tsconfig.json')], { stdio: 'pipe' });
      await use(join(folder, 'tests/engine/state/state-child.js'));
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  stateDir: async ({}, use) => { // oxlint-disable-line no-empty-pattern -- Playwright reads the names of what a fixture needs from this pattern
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'state-')));
    await use(folder);
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  },
  child: async ({ program }, use) => {
    const children: StateChild[] = [];
    await use(async () => {
      const process = fork(program, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      await once(process, 'message');
      const child = new StateChild(process);
      children.push(child);
      return child;
    });
    for (const child of children) await child.kill();
  },
});
