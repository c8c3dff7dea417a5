import type { LoadedCalibration } from '../engine/calibration/calibration.ts';
import { calibrationFor, CalibrationFault, customerFile, ownCalibration, readCalibration, type CalibrationOf } from '../engine/calibration/files.ts';
import type { ApplianceProfile, LoadedCustomer } from '../engine/customer/load.ts';
import { FaultError } from '../engine/faults.ts';
import { trouble, type Trouble } from './trouble.ts';
import { words } from './words.ts';

/** Whose calibration a run of this machine uses. */
export const calibrationOf = (dir: string, { customer }: LoadedCustomer, profile: ApplianceProfile): CalibrationOf => ({
  dir, kind: profile.kind, customer: { id: customer.id, machine: profile.id }, alone: customer.appliances.filter((one) => one.kind === profile.kind).length === 1,
});

/** Reads one file; what stands against it goes into `troubles`. */
export const readOrTell = (file: string, troubles: Trouble[]): LoadedCalibration | undefined => {
  try {
    return readCalibration(file);
  } catch (error) {
    if (!(error instanceof CalibrationFault)) throw error;
    const { where, reason } = error;
    troubles.push(trouble('calibration', where, { ko: () => words.calibrate.unusable.ko(reason), en: () => words.calibrate.unusable.en(reason) }));
    return undefined;
  }
};

/** The calibration by version, for a run, and without one the machine's own; a machine's own file that cannot be used is told before a browser opens. */
export const calibrationLookup = (of: CalibrationOf, troubles: Trouble[]): ((version: string | undefined) => LoadedCalibration | undefined) => {
  readOrTell(customerFile(of), troubles);
  return (version) => {
    try {
      return version === undefined ? ownCalibration(of) : calibrationFor(of, version);
    } catch (error) {
      if (error instanceof CalibrationFault) throw new FaultError('calibration', { detail: error.message });
      throw error;
    }
  };
};
