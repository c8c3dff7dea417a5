import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import type { z } from 'zod';
import { writeFileAtomic } from '../evidence/write-file-atomic.ts';
import { calibrationSchema, type Calibration, type LoadedCalibration } from './calibration.ts';

/** A calibration that cannot be used as it stands; `where` names file and field. */
export class CalibrationFault extends Error {
  readonly where: string;
  readonly reason: string;

  constructor(where: string, reason: string) {
    super(`${where}: ${reason}`);
    this.name = 'CalibrationFault';
    this.where = where;
    this.reason = reason;
  }
}

/** Whose calibration it is: one machine of a customer, or a version of a product kind. */
export interface CalibrationOf {
  readonly dir: string;
  readonly kind: string;
  readonly customer: { readonly id: string; readonly machine: string };
  /** The customer has one machine of this kind only: its file bears the customer's name alone. */
  readonly alone: boolean;
}

/** `calibrations/<kind>/<customer>.yaml`, with the machine's id where the customer has more than one of the kind. */
export const customerFile = ({ dir, kind, customer, alone }: CalibrationOf): string => join(dir, kind, `${customer.id}${alone ? '' : `.${customer.machine}`}.yaml`);

/** `calibrations/<kind>/<version>.yaml`; a version is the console's own text and never a path. */
export const versionFile = (dir: string, kind: string, version: string): string => join(dir, kind, `${version.replaceAll(/[^\w.-]+/g, '_') || 'none'}.yaml`);

/** Reads one calibration; undefined where there is no such file. @throws CalibrationFault naming file, line and field */
export const readCalibration = (file: string): LoadedCalibration | undefined => {
  if (!existsSync(file)) return undefined;
  const document = parseDocument(readFileSync(file, 'utf8'), { schema: 'core', strict: true, uniqueKeys: true });
  const [broken] = document.errors;
  if (broken) throw new CalibrationFault(file, broken.message.split('\n')[0] ?? '');
  const parsed = calibrationSchema.safeParse(document.toJS());
  if (!parsed.success) throw new CalibrationFault(`${file} ${placeOf(parsed.error)}`, parsed.error.issues[0]?.message ?? '');
  return { file, calibration: parsed.data };
};

const placeOf = (error: z.ZodError): string => error.issues[0]?.path.join('.') ?? '';

/**
 * The calibration that counts for a machine once its version is known: its own, else the version's. One that was made on another version says nothing of this one.
 * @throws CalibrationFault when a file is there and cannot be used, or is another machine's
 */
export const calibrationFor = (of: CalibrationOf, version: string): LoadedCalibration | undefined => {
  for (const file of [customerFile(of), versionFile(of.dir, of.kind, version)]) {
    const found = readCalibration(file);
    if (!found) continue;
    requireOwn(found, of);
    if (found.calibration.version === version) return found;
  }
  return undefined;
};

const requireOwn = ({ file, calibration: { appliance, customer } }: LoadedCalibration, of: CalibrationOf): void => {
  if (appliance !== of.kind) throw new CalibrationFault(`${file} appliance`, `${appliance}, not ${of.kind}`);
  if (customer && (customer.id !== of.customer.id || customer.machine !== of.customer.machine)) {
    throw new CalibrationFault(`${file} customer`, `${customer.id}/${customer.machine}, not ${of.customer.id}/${of.customer.machine}`);
  }
};

/** The machine's own calibration, whatever version it was made on: before the version is known, what it says of the version's place is all that counts of it. @throws CalibrationFault */
export const ownCalibration = (of: CalibrationOf): LoadedCalibration | undefined => {
  const found = readCalibration(customerFile(of));
  if (found) requireOwn(found, of);
  return found;
};

/** Writes a calibration in the order of its schema, or changes nothing. */
export const writeCalibration = async (file: string, calibration: Calibration): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  await writeFileAtomic(file, stringify(calibrationSchema.parse(calibration), { lineWidth: 0 }));
};
