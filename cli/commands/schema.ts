import type { Command } from 'commander';
import { newCommand, printJson, type Cli } from '../cli.ts';
import { words } from '../words.ts';

/** `schema`: the profile's JSON Schema, for editors. */
export const schemaCommand = (program: Command, cli: Cli): void => {
  newCommand(program, cli, 'schema', words.help.schema, ['schema > customer.schema.json']).action(async () => {
    const { customerJsonSchema } = await import('../../engine/customer/schema.ts');
    const { kinds } = await import('../appliances.ts');
    printJson(cli, customerJsonSchema(kinds));
  });
};
