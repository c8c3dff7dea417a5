import type { BrowserContext, Frame, Locator, Page } from 'playwright';
import type { Appliance } from './appliance.ts';
import type { Outline } from './browser/outline.ts';
import { hasKoreanGlyphs } from './browser/fonts.ts';
import { Camera } from './camera.ts';
import type { EventReader, EvidenceGap, SecretHandling } from './events.ts';
import type { RunSpace } from './evidence/run-space.ts';
import type { Journal } from './journal.ts';
import type { Redact } from './redaction/redactor.ts';
import type { Secret } from './secrets/secret.ts';
import { Trace } from './trace.ts';

/** What is asked of the recorders of a run. */
export interface RecorderWish {
  /** Record a trace after the sign-in. */
  readonly trace?: boolean;
  /** Show sender, recipient and subject in pictures of mail logs, for this reason. */
  readonly showMailFields?: string;
}

/** What else no picture may show. */
export interface Hidden {
  /** The wanted senders: rows of mail logs that show none of them are other people's mail. Empty when every sender is asked about. */
  readonly senders: readonly string[];
  /** Labels of columns and form rows that the profile declares. */
  readonly masks: readonly string[];
}

/** Who typed the password and where it came from; told by whoever fetches it. */
export class SecretUse {
  #source: string | undefined;
  #typedBy: SecretHandling['typedBy'] = 'nobody';

  /** Notices when a person is asked to sign in by hand. */
  readonly reader: EventReader = {
    name: 'secret-use',
    on: (line) => {
      if (line.type !== 'person-asked') return;
      this.#typedBy = 'person';
      this.#source ??= 'by-hand';
    },
  };

  /** The same fetch, noticed: it is called right before the password is typed. */
  watched(fetch: () => Promise<Secret>): () => Promise<Secret> {
    return async () => {
      const secret = await fetch();
      this.#source = secret.source.kind;
      this.#typedBy = 'program';
      return secret;
    };
  }

  get facts(): Pick<SecretHandling, 'source' | 'typedBy'> {
    return { typedBy: this.#typedBy, ...(this.#source === undefined ? {} : { source: this.#source }) };
  }
}

interface RecorderParts {
  readonly dir: string;
  readonly space: RunSpace | undefined;
  readonly context: BrowserContext;
  readonly journal: Journal;
  readonly appliance: Appliance;
  readonly headed: boolean;
  /** What a person is shown and no picture may hold. */
  readonly outline?: Outline | undefined;
  readonly use: SecretUse;
  readonly wish: RecorderWish;
  readonly redact: Redact;
  readonly hidden: Hidden;
}

/** Everything that records what is on screen: off until the sign-in is over, off again before the sign-out, and honest about it. */
export class Recorders {
  readonly camera: Camera;
  readonly #parts: RecorderParts;
  readonly #trace: Trace | undefined;
  /** Since when they have been off. */
  #from = new Date().toISOString();
  #on = false;
  #gaps: EvidenceGap[] = [];

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.camera = new Camera(parts.dir, parts.space, parts.outline);
    this.#trace = parts.wish.trace ? new Trace(parts.context, parts.dir, parts.redact) : undefined;
  }

  /** Whether Korean in pictures will be readable (F-80); asked on the blank page, before anything is opened. */
  async checkFonts(blank: Page): Promise<void> {
    if (await hasKoreanGlyphs(blank)) return;
    this.#gaps.push({ kind: 'korean-font', detail: '' });
    this.#parts.journal.write({ type: 'evidence-gap', gaps: [{ kind: 'korean-font', detail: '' }] });
  }

  /** To be called when the session is open. @param ui the labels of the version that was found */
  async on(ui: unknown): Promise<void> {
    const { appliance, wish, hidden: { senders, masks } } = this.#parts;
    const hidesMail = wish.showMailFields === undefined;
    this.#on = true;
    const hidden = (frame: Frame): readonly Locator[] => [
      ...(hidesMail ? appliance.mailFields(frame, ui) : []), ...(senders.length > 0 ? appliance.otherSenders(frame, ui, senders) : []), ...(masks.length > 0 ? appliance.underLabels(frame, masks) : []),
    ];
    this.camera.uncover({ masks: hidden, shown: (tab) => appliance.shown(tab) });
    this.#tell(new Date().toISOString());
    await this.#trace?.start();
  }

  /** To be called before the session is given back, whatever happened, and before a password is typed again. */
  async off(): Promise<void> {
    this.camera.cover();
    const wasOn = this.#on;
    this.#on = false;
    await this.#trace?.stop();
    if (wasOn) this.#from = new Date().toISOString();
    else this.#tell(undefined);
  }

  /** What the evidence lacks; final once every picture is on disk. */
  async gaps(): Promise<readonly EvidenceGap[]> {
    await this.camera.settled();
    const later = [...this.camera.gaps, ...(this.#trace?.gaps ?? [])];
    if (later.length > 0) this.#parts.journal.write({ type: 'evidence-gap', gaps: later });
    return [...this.#gaps, ...later];
  }

  #tell(to: string | undefined): void {
    const { journal, headed, use, wish } = this.#parts;
    const handling: SecretHandling = {
      ...use.facts, recordersOff: { from: this.#from, ...(to === undefined ? {} : { to }) }, headed, trace: wish.trace === true,
      ...(wish.showMailFields === undefined ? {} : { mailFieldsShown: wish.showMailFields }),
    };
    journal.write({ type: 'secret-handling', handling });
  }
}
