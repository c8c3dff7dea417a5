import type { Command } from 'commander';
import { newCommand, printJson, type Cli } from '../cli.ts';
import { words } from '../words.ts';

/** `list`: the runbooks. */
export const listCommand = (program: Command, cli: Cli): void => {
  newCommand(program, cli, 'list', words.help.list, ['list', 'list --json']).action(async (flags: { readonly json?: boolean }) => {
    const [{ runbooks }, { bookRows }] = await Promise.all([import('../../runbooks/index.ts'), import('../show-text.ts')]);
    if (flags.json) {
      printJson(cli, runbooks.map(({ id, appliance, title, kind, slides, needs }) => ({ id, appliance, title, kind, slides: slides.map((one) => `${one.id}${one.part ?? ''}`), needs })));
      return;
    }
    cli.io.out(bookRows(runbooks, cli.lang));
  });
};
