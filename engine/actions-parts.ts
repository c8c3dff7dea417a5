import type { Outline } from './browser/outline.ts';
import type { Camera } from './camera.ts';
import type { DialogOwner } from './dialogs.ts';
import type { Gate } from './gate.ts';

/** What the verbs of one run work with. */
export interface ActionsParts {
  readonly camera: Camera;
  readonly dialogs: DialogOwner;
  readonly gate: Gate;
  /** Longest wait for one click, fill or arrival, in milliseconds. */
  readonly timeoutMs: number;
  readonly consoleError: () => Promise<string | undefined>;
  readonly outline?: Outline;
  /** False: only readings and a step that fails are pictured. */
  readonly stepPictures?: boolean;
}
