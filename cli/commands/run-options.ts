import type { Command } from 'commander';
import { collect, type Cli } from '../cli.ts';
import { outputOptions } from '../output-flags.ts';
import { words } from '../words.ts';

/** Whom the run goes to, how the browser is shown, where its folder goes, what is made of its evidence. */
export const placeOptions = (command: Command, cli: Cli): Command => {
  const { lang } = cli;
  return outputOptions(
    command
      .option('--customer <ID|FILE>', words.help.customer[lang]())
      .option('--customers <DIR>', words.help.customers[lang]())
      .option('--appliance <ID>', words.help.appliance[lang]())
      .option('--runs <DIR>', words.help.runs[lang]())
      .option('--calibrations <DIR>', words.help.calibrations[lang]())
      .option('--headless', words.help.headless[lang]())
      .option('--headed', words.help.headed[lang]()),
    cli,
  );
};

/** How fast a run goes, what it asks, and whether the guide panel stands beside the console. */
export const paceOptions = (command: Command, { lang }: Cli): Command =>
  command
    .option('--step', words.help.step[lang]())
    .option('--pace <usual|slow>', words.help.pace[lang]())
    .option('--no-panel', words.help.noPanel[lang]());

/** Values put over the profile's wanted settings for this run. */
export const wantedOptions = (command: Command, { lang }: Cli): Command =>
  command
    .option('--ip <IP>', words.help.ip[lang](), collect)
    .option('--policy <NAME>', words.help.policy[lang]())
    .option('--filters <LIST>', words.help.filters[lang]())
    .option('--max-recipients <N>', words.help.maxRecipients[lang]())
    .option('--reading <NAME=VALUE>', words.help.reading[lang](), collect);

/** How much of the mail log is read. */
export const logOptions = (command: Command, { lang }: Cli): Command =>
  command
    .option('--period <PERIOD>', `${words.help.period[lang]()} (${words.help.usually[lang]('7d')})`)
    .option('--pages <N>', `${words.help.pages[lang]()} (${words.help.usually[lang]('20')})`);

/** For whom and by which ticket. */
export const whoOptions = (command: Command, { lang }: Cli): Command =>
  command.option('--ticket <NO>', words.help.ticket[lang]()).option('--requested-by <NAME>', words.help.requestedBy[lang]());

export const acceptOption = (command: Command, { lang }: Cli): Command => 
  command.option('--accept <WHAT>', words.help.accept[lang](), collect).option('--acknowledge <REASON>', words.help.acknowledge[lang]());

/** What is recorded of a run, and who signs it. */
export const recordOptions = (command: Command, { lang }: Cli): Command =>
  command
    .option('--sign <KEY>', words.evidence.sign[lang]())
    .option('--trace', words.evidence.trace[lang]())
    .option('--show-mail-fields <REASON>', words.evidence.showMailFields[lang]());
