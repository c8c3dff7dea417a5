import type { Command } from 'commander';
import { newCommand, peoplesOutput, printJson, type Cli } from '../cli.ts';
import { words } from '../words.ts';

interface DemoFlags {
  readonly json?: boolean;
  readonly runs?: string;
}

/** `demo`: the main job on the simulated consoles, without a question. */
export const demoCommand = (program: Command, cli: Cli): void => {
  newCommand(program, cli, 'demo', words.help.demo, ['demo', 'demo --runs /tmp/runs', 'demo --json'])
    .option('--runs <DIR>', words.help.runs[cli.lang]())
    .action(async (flags: DemoFlags) => {
      const { runDemo } = await import('../demo/run.ts');
      const { print, live } = peoplesOutput(cli, flags.json);
      const result = await runDemo({ ...cli, print, live, ...(flags.runs === undefined ? {} : { runs: flags.runs }) });
      if (flags.json) printJson(cli, result);
      cli.exit(result.exitCode);
    });
};
