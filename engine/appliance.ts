import type { Frame, Locator, Page, Selectors } from 'playwright';
import type { AdminLogPages } from './admin-log.ts';
import type { ExpectedFields, RelayRules, RequestRule } from './relay/rules.ts';
import type { Overrides } from './calibration/override.ts';
import type { DeclaredDialog } from './dialogs.ts';
import type { AdminLogLine, Picture } from './events.ts';
import type { ScreenContext } from './screen.ts';

/** The sign-in page as it was recognised in some frame of a tab. */
export interface SignInForm {
  /** Left out where the console asks for a password alone. */
  readonly user?: Locator;
  readonly password: Locator;
  readonly submit: Locator;
  readonly rule: RequestRule;
  /** Names of the user and password fields as they are sent; `header:password` where a header carries it. */
  readonly fields: { readonly user?: string; readonly password: string };
  /** Further fields the form sends, whose values are the console's own. */
  readonly free: readonly string[];
  /** The machine's own label where it is shown before sign-in. */
  readonly label?: string;
  /** Address of the document that shows it: a form of another origin is never filled in (F-48). */
  readonly url: string;
}

/** The positive sign of a session: who, on which machine, which version. */
export interface SignedIn {
  readonly user: string;
  readonly label: string;
  /** Empty where the console shows none. */
  readonly version: string;
}

/** What stands in the way of a session, in the console's own words. */
export interface Obstacle {
  readonly code: 'sign-in-refused' | 'account-locked' | 'other-sign-in-form' | 'access-denied' | 'proxy' | 'notice-page' | 'password-expired' | 'no-right';
  readonly text: string;
}

/** One control of a page as it stands, and exactly what a press sends; without `sends` it only closes something. */
export interface Press {
  readonly control: Locator;
  readonly sends?: { readonly rule: RequestRule; readonly expected: ExpectedFields; readonly free: readonly string[] };
}

/** A page between sign-in and console, or a layer over it: nobody passes it by a guess. */
export interface Barrier {
  readonly code: 'code-needed' | 'already-signed-in' | 'password-expired' | 'banner-page' | 'notice-page';
  /** What it says, white space folded. */
  readonly text: string;
  /** All text of its document or layer, line by line; declarations are looked for in it. */
  readonly whole: string;
  /** Its message about a wrong answer. */
  readonly refusal?: string;
  /** Where a one-time code is typed, and what sends it; undefined when its button is not the expected one. */
  readonly input?: { readonly field: Locator; readonly name: string; readonly send: () => Promise<Press | undefined> };
  /** The control of that caption; undefined when there is none, more than one, or its request is none that the appliance declares. */
  readonly press: (caption: string) => Promise<Press | undefined>;
}

/** Sign-out: the control and the request it sends; none where the page alone holds the session and only forgets it. */
export interface SignOut {
  readonly control: Locator;
  readonly rule?: RequestRule;
}

/** How one appliance is entered and left. Each method looks at the tab as it is now, in every frame at once, and waits for nothing. */
export interface Entrance {
  /** The sign-in form, or undefined when none that is known is on screen. */
  form(tab: Page): Promise<SignInForm | undefined>;
  signedIn(tab: Page): Promise<SignedIn | undefined>;
  obstacle(tab: Page): Promise<Obstacle | undefined>;
  barrier(tab: Page): Promise<Barrier | undefined>;
  /** What a console means by the text with which it refused a sign-in. */
  refusedBy(text: string): 'sign-in-refused' | 'account-locked';
  /** What a page that nobody knows seems to be, by its text; and that text. */
  unknown(tab: Page): Promise<{ readonly code: 'account-locked' | 'already-signed-in' | 'password-expired' | 'code-needed' | 'unknown-page'; readonly text: string }>;
  /** The error text that a refused save leaves on the page, in the console's own words. */
  refusal(tab: Page): Promise<string | undefined>;
  /** The sign that changes are stored and not in force until somebody applies them, in the console's own words (F-29). */
  pending(tab: Page): Promise<string | undefined>;
  /** Only where the session lives in the page, which a GET of the address would end: goes to the console's first screen by the console's own means. */
  home?(tab: Page, limitMs: number): Promise<void>;
  /** Needs no labels of a version: a session on an untried one is given back too (F-38). */
  signOut(tab: Page): Promise<SignOut | undefined>;
}

/** What the profile may say about a console beyond what the appliance knows. */
export interface ConsoleFacts {
  readonly lang?: 'ko' | 'en';
  readonly version?: string;
}

/** A product kind: how its screens are found, entered and what its requests are. */
export interface Appliance<Ui = unknown> {
  readonly kind: string;
  /** The product's name as its vendor writes it. */
  readonly name: string;
  readonly charset: 'utf-8' | 'euc-kr';
  readonly entrance: Entrance;
  /** Registers the selector engines of `pages/parts` once per process. */
  prepare(selectors: Selectors): Promise<void>;
  /** Labels for that version and language; for an untried version those of the nearest one before it, which serve to read only (F-47). */
  resolve(version: string, lang: 'ko' | 'en'): Ui;
  /** Whether the screens of that version were walked; an empty version is one that the console does not show. */
  tried(version: string): boolean;
  /** Elements of that version which no label finds; a calibration's own come before them. */
  elements(version: string): Overrides;
  /** Where a frame's names stand in the tree, and the area that only this frame shows: by it a frame of another name is recognised. */
  readonly landmarks: Readonly<Record<string, string>>;
  /** The console's language as it shows now. */
  language(tab: Page): Promise<'ko' | 'en'>;
  rules(): RelayRules;
  /** Cells of mail logs that show sender, recipient or subject, in one frame: masked in pictures unless a reason was given to show them. */
  mailFields(frame: Frame, ui: Ui): readonly Locator[];
  /** Rows of mail logs that show none of these senders, in one frame: other people's mail, masked in every picture. */
  otherSenders(frame: Frame, ui: Ui, ips: readonly string[]): readonly Locator[];
  /** What stands under a column or beside a form row's label of one of these names, in one frame: masked where a profile declares it. */
  underLabels(frame: Frame, labels: readonly string[]): readonly Locator[];
  /** Which screen a tab shows, by its own text; waits for nothing. */
  shown(tab: Page): Promise<NonNullable<Picture['shown']>>;
  /** Reads 관리자 작업 로그; left out where a console has none. */
  adminLog?(context: ScreenContext<Ui>, known: readonly AdminLogLine[] | undefined): Promise<AdminLogPages>;
  readonly dialogs: readonly DeclaredDialog[];
}
