import { FaultError } from '../faults.ts';
import type { CalibratedElement, Calibration } from './calibration.ts';
import type { Recorder } from './recorder.ts';
import { valueAt, withValues } from './override.ts';

type Value = Calibration['values'][string];

/** A calibration while it is made: what earlier ones said, and every answer at once. */
export class LiveCalibration {
  readonly #base: unknown;
  readonly elements: Record<string, CalibratedElement>;
  readonly values: Record<string, Value>;
  versionMark: Calibration['versionMark'];
  /** Names of the frames and elements that this walk found out or was told. */
  readonly learnt = new Set<string>();

  /** @param base labels of the appliance for the version that was found, without any calibration */
  constructor(base: unknown, known: Pick<Calibration, 'elements' | 'values' | 'versionMark'> | undefined) {
    this.#base = base;
    this.elements = { ...known?.elements };
    this.values = { ...known?.values };
    this.versionMark = known?.versionMark;
  }

  /** The labels as they count now. */
  get ui(): unknown {
    return withValues(this.#base, this.values);
  }

  at(path: string): unknown {
    return valueAt(this.ui, path);
  }

  /** Labels that remember what is asked of them. */
  recorded(recorder: Recorder): unknown {
    return recorder.over(this.ui);
  }

  setValue(path: string, value: Value): void {
    if (valueAt(this.#base, path) === undefined) throw new FaultError('calibration', { detail: path });
    this.values[path] = value;
    this.learnt.add(path);
  }

  setVersionMark(mark: NonNullable<Calibration['versionMark']>): void {
    this.versionMark = mark;
    this.learnt.add('version');
  }

  setElement(name: string, element: CalibratedElement): void {
    this.elements[name] = element;
    this.learnt.add(name);
  }
}
