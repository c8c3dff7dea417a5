import type { CommanderError } from 'commander';
import type { Lang } from '../engine/words/phrase.ts';
import { words } from './words.ts';

/** What commander could not understand, in the reader's language. Its own English sentence names the word between quotes. */
export const commandFault = (error: CommanderError, lang: Lang): string => {
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? error.message;
  switch (error.code) {
    case 'commander.unknownOption': return words.help.unknownOption[lang](name);
    case 'commander.unknownCommand': return words.help.unknownCommand[lang](name);
    case 'commander.missingArgument': return words.help.missingArgument[lang](name);
    case 'commander.optionMissingArgument': return words.help.missingValue[lang](name);
    case 'commander.excessArguments': return words.help.tooMany[lang]();
    case 'commander.invalidArgument': return words.help.badValue[lang](name);
    default: return error.message;
  }
};
