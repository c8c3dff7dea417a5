import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { calibrationHash, type LoadedCalibration } from '../../engine/calibration/calibration.ts';
import { CalibrationFault, customerFile, readCalibration } from '../../engine/calibration/files.ts';
import type { ApplianceProfile, LoadedCustomer } from '../../engine/customer/load.ts';
import { calibrationOf } from '../calibration-lookup.ts';

/** Names the calibrations that a machine may be read with. */
export type CalibrationNames = (loaded: LoadedCustomer, profile: ApplianceProfile) => string;

/** Which version a machine has is known after its sign-in alone, so without a calibration of its own those of all versions of its kind count. Files of a kind are read once. */
export const calibrationNames = (dir: string): CalibrationNames => {
  const kinds = new Map<string, string>();
  return (loaded, profile) => {
    const own = nameOf(customerFile(calibrationOf(dir, loaded, profile)));
    if (own !== undefined) return own;
    const known = kinds.get(profile.kind) ?? ofVersions(join(dir, profile.kind));
    kinds.set(profile.kind, known);
    return known;
  };
};

const ofVersions = (dir: string): string => {
  const files = existsSync(dir) ? readdirSync(dir).filter((name) => name.endsWith('.yaml')).sort() : [];
  return files.flatMap((name) => nameOf(join(dir, name), (one) => one.calibration.customer === undefined) ?? []).join(' ');
};

/** One that cannot be used is another state than none. */
const nameOf = (file: string, counts: (one: LoadedCalibration) => boolean = () => true): string | undefined => {
  try {
    const found = readCalibration(file);
    return found && counts(found) ? calibrationHash(found.calibration) : undefined;
  } catch (error) {
    if (!(error instanceof CalibrationFault)) throw error;
    return `unusable ${error.reason}`;
  }
};
