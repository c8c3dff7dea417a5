import { bounceSentences, explainBounce } from '../engine/log/bounce.ts';
import { nextCommand } from '../engine/log/next-step.ts';
import { plainText } from '../engine/redaction/plain-text.ts';
import { exitCodes } from '../engine/verdict.ts';
import { printJson, type Cli } from './cli.ts';
import { suggestionLines } from './findings-text.ts';
import type { RunFlags } from './flags.ts';
import { words } from './words.ts';

/** Explains a bounced mail's reply without opening a browser. A text without any reply is not checked: nothing may be concluded from it. */
export const bounceCommand = (cli: Cli, text: string, flags: RunFlags): void => {
  const { io, lang, say } = cli;
  const finding = explainBounce(text);
  const sentences = bounceSentences(finding, lang);
  const next = flags.customer === undefined ? undefined : nextCommand(finding.replies, flags.customer, flags.customers === undefined ? [] : ['--customers', flags.customers]);
  const verdict = finding.replies.length === 0 ? 'not-checked' : 'recorded';
  if (flags.json) {
    const replies = finding.replies.map(({ as, text: reply, kind, remedy }) => ({ as, text: reply, kind, remedy }));
    printJson(cli, { verdict, exitCode: exitCodes[verdict], sentences, replies, next: next ?? null });
  } else {
    const lines = [...sentences, ...suggestionLines(finding.replies, lang), ...(next === undefined ? [] : [say(words.next, next)])];
    io.out(lines.map((one) => `${plainText(one)}\n`).join(''));
  }
  cli.exit(exitCodes[verdict]);
};
