/**
 * Writes new wanted settings into a profile after an apply with flags, so that the next check does not report drift. Comments and order stay (indentation and
 * blank lines may be tidied); the new text is parsed and validated before it takes the file's place, in one rename.
 */

import { randomUUID } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, type Document, type ToStringOptions, type YAMLSeq } from 'yaml';
import { displayName, ProfileError } from './load.ts';
import { parseCustomer, type ParseOptions } from './parse.ts';
import type { ApplianceProfile, Customer, Readings, Wanted } from './schema.ts';
import { problem } from '../inputs/problem.ts';
import { decodeText } from '../inputs/text-file.ts';

/** A sending IP as a profile writes it. */
export type ProfileIp = Wanted['sendingIps'][number];

/** What changes in the wanted settings of one appliance. Absent fields stay as they are. */
export interface WantedChange {
  /** Added at the end; one that the profile has already gets the given note, ticket and until. */
  readonly addSendingIps?: readonly ProfileIp[] | undefined;
  readonly removeSendingIps?: readonly string[] | undefined;
  readonly policy?: string | undefined;
  readonly limitPolicy?: string | undefined;
  readonly description?: string | undefined;
  readonly filters?: Wanted['filters'];
  readonly maxRecipients?: number | undefined;
  /** Readings put over the profile's, each as a whole. */
  readonly readings?: Readings | undefined;
}

/**
 * Writes a change into a profile and returns the customer as it now stands. Throws ProfileError, leaving the file untouched, when the file is no valid
 * profile, has no such appliance, was changed meanwhile, or would not hold exactly the change.
 */
export async function writeWanted(file: string, applianceId: string, change: WantedChange, options: ParseOptions = {}): Promise<Customer> {
  const target = await realpath(file);
  const shown = displayName(target);
  const bytes = await readFile(target);
  const decoded = decodeText(bytes, shown);
  if (!decoded.ok) throw new ProfileError([decoded.problem]);
  const before = parseCustomer(decoded.text, shown, options);
  if (before.customer === undefined) throw new ProfileError(before.problems);
  const index = before.customer.appliances.findIndex(({ id }) => id === applianceId);
  const appliance = before.customer.appliances[index];
  if (appliance === undefined) {
    throw new ProfileError([problem('inputs.no-appliance', shown, { id: applianceId, ids: before.customer.appliances.map(({ id }) => id).join(', ') })]);
  }

  const meant = before.customer.appliances.with(index, changedAppliance(appliance, change));
  applyChange(before.profile.document, index, change);
  const body = before.profile.document.toString(styleOf(decoded.text));
  const text = `${decoded.bom ? '\ufeff' : ''}${decoded.text.includes('\r\n') ? body.replaceAll('\n', '\r\n') : body}`;
  const after = parseCustomer(text.replace(/^\ufeff/, ''), shown, options);
  if (after.customer === undefined) throw new ProfileError(after.problems);
  if (!isDeepStrictEqual(after.customer, { ...before.customer, appliances: meant })) throw new ProfileError([problem('profile.not-faithful', shown, {})]);
  await replaceFile(target, bytes, text, shown);
  return after.customer;
}

/** The habits of the file, so that lines which do not change are written as they were: lists indented or not, blanks in brackets. Indentation becomes two blanks. */
function styleOf(text: string): ToStringOptions {
  return {
    lineWidth: 0,
    indentSeq: !/^( *)(?:- )?[^\s#-][^\n]*:[^\S\n]*(?:#[^\n]*)?\n\1- /m.test(text),
    flowCollectionPadding: /^[^#\n]*[[{] \S/m.test(text),
  };
}

/** The change on plain data: what the written file must say when it is read again. */
function changedAppliance(appliance: ApplianceProfile, change: WantedChange): ApplianceProfile {
  const { addSendingIps = [], removeSendingIps = [], readings, ...fields } = change;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Wanted>;
  const kept = appliance.wanted.sendingIps.filter(({ ip }) => !removeSendingIps.includes(ip));
  const merged = kept.map((entry) => ({ ...entry, ...plain(addSendingIps.find(({ ip }) => ip === entry.ip) ?? {}) }));
  const added = addSendingIps.filter(({ ip }) => !kept.some((entry) => entry.ip === ip)).map((entry) => plain(entry));
  const result: ApplianceProfile = { ...appliance, wanted: { ...appliance.wanted, ...given, sendingIps: [...merged, ...added] } };
  return readings === undefined ? result : { ...result, readings: { ...appliance.readings, ...plain(readings) } };
}

function applyChange(document: Document, index: number, change: WantedChange): void {
  const { addSendingIps = [], removeSendingIps = [], readings, ...fields } = change;
  const wanted = ['appliances', index, 'wanted'];
  for (const [key, value] of Object.entries(fields) as [string, unknown][]) {
    if (value !== undefined) setKeepingComment(document, [...wanted, key], value);
  }
  for (const [name, reading] of Object.entries(plain(readings ?? {})) as [string, object][]) {
    document.setIn(['appliances', index, 'readings', name], document.createNode(plain(reading)));
  }
  if (addSendingIps.length === 0 && removeSendingIps.length === 0) return;
  const list = sendingIpList(document, [...wanted, 'sendingIps']);
  list.items = list.items.filter((item) => !isMap(item) || !removeSendingIps.includes(String(item.get('ip'))));
  for (const entry of addSendingIps) {
    const item = list.items.find((one) => isMap(one) && one.get('ip') === entry.ip);
    if (!isMap(item)) list.add(document.createNode(plain(entry)));
    else for (const [key, value] of Object.entries(plain(entry))) document.setIn([...wanted, 'sendingIps', list.items.indexOf(item), key], value);
  }
  list.flow = list.items.length === 0;
}

/** Sets a scalar in place, so that the comment behind it stays; anything else is replaced. */
function setKeepingComment(document: Document, path: readonly (string | number)[], value: unknown): void {
  const node = document.getIn(path, true);
  if (isScalar(node) && typeof value !== 'object') node.value = value;
  else document.setIn(path, document.createNode(value));
}

function sendingIpList(document: Document, path: readonly (string | number)[]): YAMLSeq {
  const present = document.getIn(path, true);
  if (isSeq(present)) return present;
  const created = document.createNode([]);
  document.setIn(path, created);
  return created;
}

/** Without undefined values, which YAML would write as null. */
function plain<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Value;
}

/** Writes beside the file, flushes, and renames, so that a crash leaves the old or the new profile and nothing between. */
async function replaceFile(target: string, before: Buffer, text: string, shown: string): Promise<void> {
  const temporary = `${target}.${randomUUID()}.tmp`;
  const { mode } = await stat(target);
  try {
    const handle = await open(temporary, 'wx', mode & 0o777);
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!before.equals(await readFile(target))) throw new ProfileError([problem('profile.changed-meanwhile', shown, {})]);
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}
