import type { SharedBrowser } from '../engine/browser/shared.ts';
import type { EventReader } from '../engine/events.ts';
import { Pace, slowMs } from '../engine/pace/pace.ts';
import type { ConsolePlace } from '../engine/panel/placement.ts';
import type { Panel } from '../engine/panel/panel.ts';
import type { Cli } from './cli.ts';
import { hasPanel } from './flags.ts';
import type { Order } from './order.ts';
import { terminalSeat } from './terminal-seat.ts';
import { words } from './words.ts';

/** What accompanies a run for the person who watches it. */
export interface Guiding {
  /** Both seats' questions; nobody may sit there. */
  readonly pace: Pace;
  readonly readers: readonly EventReader[];
  /** Where the console's window belongs beside the panel. */
  readonly console: ConsolePlace | undefined;
  /** Shows the end in the panel and waits until the person closes it; at once where there is none. */
  readonly end: (next: string | undefined) => Promise<void>;
}

interface Stopping {
  readonly signal: AbortSignal;
  readonly stop: () => void;
}

/** Opens the panel beside a console with a window, and takes the terminal as a second seat; both answer the same questions. */
export const openGuide = async ({ io, lang }: Cli, order: Order, shared: SharedBrowser, stopping: Stopping): Promise<Guiding> => {
  const { flags, headless } = order;
  const person = io.person?.(lang);
  const pace = new Pace({ step: flags.step === true, showMs: flags.pace === 'slow' ? slowMs : 0, window: !headless, lang, signal: stopping.signal });
  // A panel waits for whoever looks at it; where nobody sits at the terminal that started the run, nothing may wait.
  const panel = person && hasPanel(order) ? await panelOf(shared, order, pace, stopping) : undefined;
  if (panel) pace.seat(panel);
  if (panel?.placement?.overlaps) io.err(`${words.panelOver[lang]()}\n`);
  if (person) pace.seat(terminalSeat(person, lang));
  return {
    pace, readers: panel ? [panel.reader] : [], console: panel?.placement?.console,
    end: async (next) => {
      if (!panel?.open) return;
      io.err(`${words.panelWaits[lang]()}\n`);
      await panel.ask({ about: 'end', sentence: next ?? words.panelEnd[lang](), ...(next === undefined ? {} : { title: words.nextAction[lang]() }), choices: ['close'] }, stopping.signal);
      await panel.close();
    },
  };
};

const panelOf = async ({ browser }: SharedBrowser, { request: { runbook, lang } }: Order, pace: Pace, { stop }: Stopping): Promise<Panel> => {
  const { Panel: Window } = await import('../engine/panel/panel.ts');
  return Window.open({ browser, lang, slides: runbook.slides, step: () => pace.step, onStep: (on) => pace.setStep(on), onStop: stop });
};
