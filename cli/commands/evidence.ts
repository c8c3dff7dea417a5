import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { newCommand, printJson, type Cli } from '../cli.ts';
import { trouble, WrongCommand, type Trouble } from '../trouble.ts';
import { words } from '../words.ts';

interface VerifyFlags {
  readonly json?: boolean;
  readonly head?: string;
  readonly allowedSigners?: string;
}

/** `evidence verify PATH`: what the evidence of a run proves. */
export const evidenceCommand = (program: Command, cli: Cli): void => {
  const { lang, io } = cli;
  const group = program.command('evidence').description(words.evidence.about[lang]());
  newCommand(group, cli, 'verify', words.evidence.verifyAbout, ['evidence verify runs/2026-11-25/acme/153012-tmw-bulk-mail-apply-k3x9q2ab', 'evidence verify evidence.zip --allowed-signers allowed_signers'])
    .argument('<PATH>', words.evidence.path[lang]())
    .option('--head <HASH>', words.evidence.headFlag[lang]())
    .option('--allowed-signers <FILE>', words.evidence.signersFlag[lang]())
    .action(async (path: string, flags: VerifyFlags) => {
      if (flags.head !== undefined && !/^[0-9a-f]{64}$/i.test(flags.head)) throw new WrongCommand([trouble('head', '--head', words.evidence.badHead)]);
      const allowedSigners = flags.allowedSigners === undefined ? undefined : await readFile(flags.allowedSigners, 'utf8').catch(() => {
        throw new WrongCommand([trouble('allowed-signers', `--allowed-signers ${flags.allowedSigners}`, words.evidence.signersUnreadable)]);
      });
      const [{ verifyEvidence }, { verificationExit, verificationText }, { plainText }] = await Promise.all([
        import('../../engine/evidence/verify.ts'), import('../evidence-text.ts'), import('../../engine/redaction/plain-text.ts'),
      ]);
      const found = await verifyEvidence(path, { ...(flags.head === undefined ? {} : { head: flags.head }), ...(allowedSigners === undefined ? {} : { allowedSigners }) });
      const text = verificationText(found, lang).split('\n').map((line) => `${plainText(line)}\n`).join('');
      if (flags.json) printJson(cli, { ...found, sentence: text.trimEnd(), exitCode: verificationExit(found) });
      else (found.ok ? io.out : io.err)(text);
      cli.exit(verificationExit(found));
    });
  newCommand(group, cli, 'signer', words.evidence.signerAbout, ['evidence signer evidence-key.pem --as kim >> allowed_signers'])
    .argument('<KEY>', words.evidence.key[lang]())
    .option('--as <NAME>', words.evidence.asName[lang]())
    .action(async (path: string, flags: { readonly json?: boolean; readonly as?: string }) => {
      const principal = flags.as ?? io.osUser;
      const troubles: Trouble[] = /^[A-Za-z0-9._@+-]+$/.test(principal) ? [] : [trouble('as', '--as', words.evidence.badName)];
      const signer = await (await import('../signer.ts')).signerOf({ sign: path }, {}, troubles);
      if (!signer || troubles.length > 0) throw new WrongCommand(troubles);
      if (flags.json) printJson(cli, { principal, fingerprint: signer.fingerprint, line: signer.allowedLine(principal) });
      else io.out(`${signer.allowedLine(principal)}\n`);
    });
};
