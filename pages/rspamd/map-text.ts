import { canonicalIp } from '../../engine/inputs/canonical.ts';
import { FaultError } from '../../engine/faults.ts';
import { parseSendingIp } from '../../engine/inputs/ip.ts';
import { includesAll, type Want } from '../../engine/goal.ts';

/** A map of addresses, one a line: an address or network, then what people note behind it; `#` begins a line of words. */
export interface MapState {
  /** Its entries, each the whole line as it stands. */
  readonly ips: readonly string[];
  /** All other lines, as they stand. */
  readonly rest: string;
}

const isEntry = (line: string): boolean => !/^\s*(?:#|$)/.test(line);

export const mapState = (text: string): MapState => {
  const lines = text.split('\n');
  // What follows the last line break is no line unless something stands there.
  if (lines.at(-1) === '') lines.pop();
  return { ips: lines.filter(isEntry), rest: lines.filter((line) => !isEntry(line)).join('\n') };
};

/** The address or network of an entry, without the words behind it. */
export const addressOf = (line: string): string => line.trim().split(/\s/)[0] ?? '';

/** The sending IPs that a map lets pass, each once, and its entries that are none: networks, names, exceptions. */
export const sendersIn = ({ ips: lines }: MapState): { readonly ips: readonly string[]; readonly others: readonly string[] } => {
  const found = lines.map((line) => {
    const ip = canonicalIp(addressOf(line));
    return { line, ip: ip !== undefined && parseSendingIp(ip).ok ? ip : undefined };
  });
  return { ips: [...new Set(found.flatMap((one) => one.ip ?? []))], others: found.flatMap((one) => (one.ip === undefined ? [one.line] : [])) };
};

/** A map that must hold each of these addresses once, whatever is noted behind them; ours are added as bare lines, and everything else stays. */
export const holdsAddresses = (ips: readonly string[]): Want<readonly string[]> =>
  includesAll(ips, { addressOf: (line) => canonicalIp(addressOf(line)) ?? addressOf(line) });

/** The text with one line more at its end; whether a line break ends the text stays as it was. */
export const withLine = (text: string, line: string): string => (text === '' || text.endsWith('\n') ? `${text}${line}\n` : `${text}\n${line}`);

/**
 * The text without that line, so that what `withLine` added is taken away to the last byte.
 * @throws FaultError `not-found`, or `ambiguous` when the same line stands there more than once
 */
export const withoutLine = (text: string, line: string): string => {
  const lines = text.split('\n');
  const at = lines.indexOf(line);
  if (at < 0) throw new FaultError('not-found', { what: line }, 'failed');
  if (lines.lastIndexOf(line) !== at) throw new FaultError('ambiguous', { what: line, n: String(lines.filter((one) => one === line).length) }, 'failed');
  return lines.toSpliced(at, 1).join('\n');
};
