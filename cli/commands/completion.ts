import { Argument, type Command } from 'commander';
import { type Cli } from '../cli.ts';
import { words } from '../words.ts';

const examples = ['completion bash >> ~/.bashrc', 'completion powershell >> $PROFILE'];

/** `completion`: the script that makes a shell complete commands, options, runbooks and customers. */
export const completionCommand = (program: Command, { io, lang }: Cli): void => {
  program
    .command('completion')
    .description(words.help.completion[lang]())
    .addArgument(new Argument('<SHELL>', words.help.shell[lang]()).choices(['bash', 'powershell']))
    .option('--lang <ko|en>', words.help.lang[lang]())
    .addHelpText('after', `\n${words.help.examples[lang]()}\n${examples.map((one) => `  $ runbook ${one}`).join('\n')}`)
    .action(async (shell: 'bash' | 'powershell') => {
      const [{ shapeOf }, { bashCompletion }, { powershellCompletion }, { runbooks }] = await Promise.all([
        import('../completion/shape.ts'), import('../completion/bash.ts'), import('../completion/powershell.ts'), import('../../runbooks/index.ts'),
      ]);
      const names = runbooks.map((one) => one.id);
      const books = [...new Set([...names.map((one) => one.split('/')[1] ?? one), ...names])];
      const shape = shapeOf(program, books);
      io.out(shell === 'bash' ? bashCompletion(shape) : powershellCompletion(shape));
    });
};
