import type { BrowserContext } from 'playwright';
import type { EventReader } from './events.ts';
import type { Pace } from './pace/pace.ts';
import type { ConsolePlace } from './panel/placement.ts';
import type { Plan } from './plan.ts';

export type Approval = { readonly outcome: 'given' | 'refused' | 'missing'; readonly by: string; readonly how: string };

/** Whoever lends a person and readers to a run: the command line, or a test. */
export interface Host {
  readonly readers: readonly EventReader[];
  /** Asks a person for a secret without echo; undefined when nobody can be asked. */
  readonly askSecret: ((question: string) => Promise<string>) | undefined;
  /** Shows the whole plan and waits for the decision, before the first act anywhere. */
  approve(plan: Plan, warnings: readonly string[]): Promise<Approval>;
  /** Told of the browser context of the run, for whoever watches over many runs. */
  readonly opened?: (context: BrowserContext) => void;
  /** Where the console's window belongs, beside a panel; left out where there is none. */
  readonly console?: ConsolePlace | undefined;
  /** Aborted when a person stops the run. */
  readonly signal: AbortSignal;
  /** The person's choices while lines are walked; left out where nobody watches. */
  readonly pace?: Pace;
}
