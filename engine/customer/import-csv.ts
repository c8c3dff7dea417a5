/** Profiles from a table: one line per appliance, several lines of one id are one customer. Every problem names the table's own line. */

import iconv from 'iconv-lite';
import { CsvError, parse } from 'csv-parse/sync';
import { Document } from 'yaml';
import { parseCustomer, type ParseOptions } from './parse.ts';
import { parseWholeNumber, RECIPIENTS_RANGE } from '../inputs/number.ts';
import { problem, type Problem } from '../inputs/problem.ts';
import { decodeText } from '../inputs/text-file.ts';

/** One profile as it would be written. */
export interface ImportedProfile {
  readonly id: string;
  readonly text: string;
  /** Where it stands in the table, for problems that come later. */
  readonly where: string;
}

export interface Imported {
  readonly profiles: readonly ImportedProfile[];
  readonly problems: readonly Problem[];
  readonly charset: 'utf-8' | 'cp949';
}

/** Columns, with the Korean heading that is taken as well. */
const columns = {
  id: '고객사id', name: '고객사', tags: '분류', appliance: '장비id', kind: '제품', url: '주소', label: '장비이름', pin: '공개키', user: '계정', password: '비밀번호참조', account: '계정구분',
  verify_user: '점검계정', verify_password: '점검비밀번호참조', ips: '발송ip', policy: '정책명', filters: '필터', max_recipients: '최대수신자수', http_accepted_by: 'http승인자', http_on: 'http승인일', http_reason: 'http사유',
} as const;
type Column = keyof typeof columns;

const required: readonly Column[] = ['id', 'name', 'kind', 'url', 'user', 'policy'];
const listed = (text: string): string[] => text.split(/[\s;]+/).filter((one) => one !== '');

interface Line {
  readonly n: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

/** Reads a table in UTF-8 or, as a Korean Excel saves it, in CP949. @param shown the file's name in problems */
export const importCustomers = (bytes: Buffer, shown: string, options: ParseOptions = {}): Imported => {
  const decoded = decodeText(bytes, shown);
  const charset = !decoded.ok && decoded.problem.code === 'file.cp949' ? 'cp949' : 'utf-8';
  if (!decoded.ok && charset === 'utf-8') return { profiles: [], problems: [decoded.problem], charset };
  const read = linesOf(decoded.ok ? decoded.text : iconv.decode(bytes, 'cp949'), shown);
  if ('problems' in read) return { profiles: [], problems: read.problems, charset };
  const groups = new Map<string, Line[]>();
  for (const line of read.lines) groups.set(line.cells.id ?? '', [...(groups.get(line.cells.id ?? '') ?? []), line]);
  const made = [...groups.values()].map((lines) => profileOf(lines, shown, options));
  return { profiles: made.flatMap((one) => ('profile' in one ? [one.profile] : [])), problems: made.flatMap((one) => ('problems' in one ? one.problems : [])), charset };
};

const linesOf = (text: string, shown: string): { readonly lines: readonly Line[] } | { readonly problems: readonly Problem[] } => {
  let records: { readonly record: string[]; readonly info: { readonly lines: number } }[];
  try {
    records = parse(text, { info: true, trim: true, skip_empty_lines: true, relax_column_count: true }) as unknown as typeof records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    return { problems: [problem('csv.broken', `${shown}:${typeof line === 'number' ? line : 1}`, { reason: error.code })] };
  }
  const [head, ...rest] = records;
  if (!head || rest.length === 0) return { problems: [problem('csv.empty', shown, {})] };
  const names = head.record.map(columnOf);
  // What stands in place of the headings may be a customer with a password: nothing of it is quoted.
  if (names.filter((one) => one !== undefined).length * 2 < names.length) return { problems: [problem('csv.no-heading', `${shown}:1`, { known: Object.keys(columns).join(', ') })] };
  const unknown = head.record.filter((_, i) => names[i] === undefined).map((one) => problem('csv.unknown-column', `${shown}:1`, { column: one, known: Object.keys(columns).join(', ') }));
  const twice = names.filter((one, i) => one !== undefined && names.indexOf(one) !== i).map((one) => problem('csv.column-twice', `${shown}:1`, { column: one ?? '' }));
  const missing = required.filter((one) => !names.includes(one)).map((one) => problem('csv.missing-column', `${shown}:1`, { column: one }));
  const uneven = rest.filter(({ record }) => record.length !== head.record.length).map(({ record, info }) => problem('csv.uneven', `${shown}:${info.lines}`, { found: record.length, expected: head.record.length }));
  const problems = [...unknown, ...twice, ...missing, ...uneven];
  if (problems.length > 0) return { problems };
  return { lines: rest.map(({ record, info }) => ({ n: info.lines, cells: Object.fromEntries(record.flatMap((cell, i) => (cell === '' ? [] : [[names[i], cell]]))) as Line['cells'] })) };
};

const columnOf = (heading: string): Column | undefined => {
  const plain = heading.replaceAll(/\s/g, '').toLowerCase();
  return (Object.keys(columns) as Column[]).find((one) => one === plain || columns[one] === plain);
};

const profileOf = (lines: readonly Line[], shown: string, options: ParseOptions): { readonly profile: ImportedProfile } | { readonly problems: readonly Problem[] } => {
  const [first] = lines;
  const where = `${shown}:${first?.n ?? 1}`;
  const { id, name, tags } = first?.cells ?? {};
  const data = { ...given({ id, name, tags: tags === undefined ? undefined : listed(tags) }), appliances: lines.map(applianceOf) };
  const document = new Document(data);
  const text = document.toString({ lineWidth: 0 });
  const { problems } = parseCustomer(text, 'profile', options);
  const placed = problems.map((one): Problem => ({ ...one, where: placeOf(one.where, lines, shown) }));
  const renamed = lines.filter((line) => line.cells.name !== name).map((line) => problem('csv.other-name', `${shown}:${line.n}`, { id: id ?? '' }));
  return placed.length + renamed.length > 0 ? { problems: [...placed, ...renamed] } : { profile: { id: id ?? '', text, where } };
};

/** A problem's path in the profile tells the line: `appliances[1].url` stands on the customer's second line. */
const placeOf = (where: string, lines: readonly Line[], shown: string): string => {
  const path = where.replace(/^\S+ ?/, '');
  const index = Number(/^appliances\[(\d+)\]/.exec(path)?.[1] ?? '0');
  return `${shown}:${lines[index]?.n ?? lines[0]?.n ?? 1} ${path}`.trim();
};

const applianceOf = ({ cells }: Line): object => {
  const { appliance = 'main', kind, url, label, pin, user, password, account, verify_user, verify_password, ips, policy, filters, max_recipients, http_accepted_by, http_on, http_reason } = cells;
  const keys = filters === undefined ? undefined : listed(filters);
  const accepted = given({ acceptedBy: http_accepted_by, on: http_on, reason: http_reason });
  return given({
    id: appliance, kind, url, machine: label === undefined ? undefined : { label }, tls: pin === undefined ? undefined : { pin }, plainHttp: Object.keys(accepted).length === 0 ? undefined : accepted,
    signIn: given({ user, password, account, verifyAs: verify_user === undefined ? undefined : given({ user: verify_user, password: verify_password }) }),
    wanted: given({
      sendingIps: (ips === undefined ? [] : listed(ips)).map((ip) => ({ ip })), policy, filters: keys?.length === 1 && (keys[0] === 'bulk-rate' || keys[0] === 'all') ? keys[0] : keys,
      maxRecipients: max_recipients === undefined ? undefined : numberOr(max_recipients),
    }),
  });
};

/** What is no whole number stays as it is written, and is refused as the profile's. */
const numberOr = (text: string): number | string => {
  const read = parseWholeNumber(text, RECIPIENTS_RANGE, '');
  return read.ok ? read.value : text;
};

const given = <T extends object>(value: T): Partial<T> => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;
