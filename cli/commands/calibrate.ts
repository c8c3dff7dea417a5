import type { Command } from 'commander';
import { collect, newCommand, type Cli } from '../cli.ts';
import type { RunFlags } from '../flags.ts';
import type { NightFlags } from '../night/flags.ts';
import { words } from '../words.ts';
import { tellTold } from './machine.ts';
import { placeOptions } from './run-options.ts';

interface CalibrateFlags extends RunFlags {
  readonly print?: boolean;
  readonly review?: boolean;
}

/** `calibrate` and `rehearse`: whether every named element of a console is found, before anybody needs it. */
export const calibrateCommands = (program: Command, cli: Cli): void => {
  const { lang } = cli;
  placeOptions(newCommand(program, cli, 'calibrate', words.help.calibrate, ['calibrate --customer acme', 'calibrate --customer acme --headed', 'calibrate max-recipients --customer acme', 'calibrate --customer acme --review', 'calibrate --customer acme --print']), cli)
    .argument('[BOOK]', words.help.book[lang]())
    .option('--print', words.help.printCalibration[lang]())
    .option('--review', words.help.reviewCalibration[lang]())
    .option('--yes <ID>', words.help.yesId[lang]())
    .action(async (book: string | undefined, flags: CalibrateFlags) => {
      if (!flags.print && !flags.review) return (await import('../calibrate/run.ts')).inspectCommand(cli, 'calibrate', book, flags);
      const [{ placeOf, orFault }, file] = await Promise.all([import('../machine-place.ts'), import('../calibrate/file.ts')]);
      return tellTold(cli, flags, await orFault(cli, async () => {
        const place = await placeOf(cli, flags);
        return flags.review ? file.reviewCalibration(cli, place, flags) : file.printCalibration(place);
      }));
    });
  placeOptions(newCommand(program, cli, 'rehearse', words.help.rehearse, ['rehearse --customer acme', 'rehearse max-recipients --customer acme', "rehearse --customers 'gaon-*'", 'rehearse --all --tag newsletter']), cli)
    .option('--all', words.help.allRehearsed[lang]())
    .option('--tag <TAG>', words.help.tag[lang](), collect)
    .argument('[BOOK]', words.help.book[lang]())
    .action(async (book: string | undefined, flags: NightFlags) => {
      const { isFleet } = await import('../night/selection.ts');
      if (isFleet(flags)) await (await import('../calibrate/fleet.ts')).rehearseFleet(cli, book, flags);
      else await (await import('../calibrate/run.ts')).inspectCommand(cli, 'rehearse', book, flags);
    });
};
