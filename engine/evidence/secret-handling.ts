import type { JournalLine, SecretHandling } from '../events.ts';
import { formNames } from '../redaction/writings.ts';
import type { Phrase, Say } from '../words/phrase.ts';
import { dateTime } from './format.ts';
import { html, type Child, type Html } from './html.ts';
import type { Scan } from './leak-gate.ts';
import { fact } from './report-head.ts';
import { trustWords as words } from './trust-words.ts';

/** Encodings in which the gate looks for each value, as the report names them. */
export const searchedEncodings: readonly string[] = [...formNames, 'base64', 'base64url', 'hex', 'utf-16le', 'utf-16be'];

const sources: Readonly<Record<string, Phrase>> = {
  ask: words.sourceAsk, env: words.sourceEnv, file: words.sourceFile, exec: words.sourceExec, fixed: words.sourceFixed, 'by-hand': words.sourceHand,
};

const typists: Readonly<Record<SecretHandling['typedBy'], Phrase>> = { program: words.byProgram, person: words.byPerson, nobody: words.byNobody };

/** What a journal says of the handling of secrets; undefined in a journal of the first version. */
export const handlingOf = (lines: readonly JournalLine[]): SecretHandling | undefined => lines.findLast((line) => line.type === 'secret-handling')?.handling;

export interface HandlingContext {
  readonly say: Say;
  readonly timeZone: string;
  readonly lines: readonly JournalLine[];
  /** The search of what was there before the report; left out where none was made. */
  readonly scan?: Scan | undefined;
}

/** The report's section '암호 취급': said as data, honestly, with what cannot be promised. Undefined where the journal does not tell. */
export const secretHandling = ({ say, timeZone, lines, scan }: HandlingContext): Child => {
  const handling = handlingOf(lines);
  if (!handling) return undefined;
  // A session that was opened again says so a second time.
  const off = lines.flatMap((line) => (line.type === 'secret-handling' ? [line.handling.recordersOff] : []))
    .map(({ from, to }) => (to === undefined ? say(words.offToEnd, dateTime(from, timeZone)) : say(words.offUntil, dateTime(from, timeZone), dateTime(to, timeZone))));
  const facts: Html[] = [
    fact(say(words.source), say(handling.source === undefined ? words.sourceNone : (sources[handling.source] ?? words.sourceNone))),
    fact(say(words.typedBy), say(typists[handling.typedBy])),
    fact(say(words.recordersOff), off.join(', ')),
    fact(say(words.trace), say(handling.trace ? words.traceMade : words.traceNone)),
    fact(say(words.mailFields), handling.mailFieldsShown === undefined ? say(words.mailFieldsMasked) : say(words.mailFieldsShown, handling.mailFieldsShown)),
    fact(say(words.scanned), scan ? scan.secrets === 0 ? say(words.scannedForNone, scan.files.size) : say(words.scannedText, scan.files.size, scan.secrets, scan.leaks.length + scan.unopened.length) : say(words.notScanned)),
    fact(say(words.encodings), searchedEncodings.join(', ')),
  ];
  return html`<section class="card" aria-labelledby="handling"><h2 id="handling">${say(words.handling)}</h2><dl class="facts">${facts}</dl><p>${say(words.noGuarantee)}</p></section>`;
};
