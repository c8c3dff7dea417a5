import type { Command } from 'commander';
import { newCommand, peoplesOutput, type Cli } from '../cli.ts';
import type { MachineFlags } from '../machine-place.ts';
import { words } from '../words.ts';
import { tellTold } from './machine.ts';

interface DoctorFlags extends MachineFlags {
  readonly prove?: boolean;
  readonly runs?: string;
}

/** `doctor`: what stands in the way on this computer and on the way to a machine. */
export const doctorCommand = (program: Command, cli: Cli): void => {
  const { lang } = cli;
  newCommand(program, cli, 'doctor', words.help.doctor, ['doctor', 'doctor --customer acme', 'doctor --prove'])
    .option('--customer <ID|FILE>', words.help.customer[lang]())
    .option('--customers <DIR>', words.help.customers[lang]())
    .option('--appliance <ID>', words.help.appliance[lang]())
    .option('--runs <DIR>', words.help.runs[lang]())
    .option('--prove', words.help.prove[lang]())
    .action(async (flags: DoctorFlags) => {
      if (flags.prove) return tellTold(cli, flags, await (await import('../demo/prove.ts')).proveBrowsers(cli, peoplesOutput(cli, flags.json).print));
      return tellTold(cli, flags, await (await import('../doctor/run.ts')).doctor(cli, flags));
    });
};
