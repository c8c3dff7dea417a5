import type { Command } from 'commander';
import { newCommand, printJson, type Cli } from '../cli.ts';
import type { SecretsFlags } from '../report-secrets.ts';
import { outputOptions, outputChoice, type OutputFlags } from '../output-flags.ts';
import { WrongCommand, type Trouble } from '../trouble.ts';
import { words } from '../words.ts';

interface ReportFlags extends OutputFlags, SecretsFlags {
  readonly sign?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

/** `report DIR`: makes a run's evidence again into a new folder, in the run's own language unless `--lang` says otherwise. */
export const reportCommand = (program: Command, cli: Cli): void => {
  const { io, lang } = cli;
  const example = 'report runs/2026-11-25/acme/153012-tmw-bulk-mail-apply-k3x9q2ab';
  const command = newCommand(program, cli, 'report', words.help.report, [example, `${example} --customer acme --lang en --pdf`]).argument('<DIR>', words.help.dir[lang]())
    .option('--customer <ID|FILE>', words.evidence.secretsOf[lang]())
    .option('--customers <DIR>', words.help.customers[lang]())
    .option('--appliance <ID>', words.help.appliance[lang]())
    .option('--sign <KEY>', words.evidence.sign[lang]());
  outputOptions(command, cli).action(async (dir: string, _own: ReportFlags, self: Command) => {
    // `--lang` stands on the program too, which takes the value wherever it is written.
    const flags: ReportFlags = self.optsWithGlobals();
    const troubles: Trouble[] = [];
    const choice = outputChoice(flags, troubles);
    const signer = await (await import('../signer.ts')).signerOf(flags, io.env, troubles);
    if (flags.customer !== undefined) await (await import('../report-secrets.ts')).loadSecretsOf(dir, flags, io, troubles);
    if (troubles.length > 0) throw new WrongCommand(troubles);
    const [{ remakeReport }, { outputLines, sealLines }, { plainText }] = await Promise.all([import('../remake-report.ts'), import('../output-lines.ts'), import('../../engine/redaction/plain-text.ts')]);
    const made = await remakeReport(dir, { ...choice, reportLang: flags.lang === undefined ? undefined : lang, lang, env: io.env, signer });
    if (flags.json) printJson(cli, { dir: made.dir, report: made.report, files: made.outputs?.files ?? [], reduced: made.outputs?.reduced ?? null, seal: made.seal ?? null, searchedFor: made.searchedFor ?? null, exitCode: made.exitCode, sentence: made.sentence });
    else if (made.dir === null || made.outputs === undefined) io.err(`${plainText(made.sentence)}\n`);
    else io.out([...outputLines(made.dir, made.outputs, lang), made.searchedFor ? words.evidence.searchedFor[lang](made.searchedFor) : words.evidence.searchedForNone[lang](), ...sealLines(made.seal, lang), made.dir].map((line) => `${plainText(line)}\n`).join(''));
    cli.exit(made.exitCode);
  });
};
