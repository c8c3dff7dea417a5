import { loadCustomer, ProfileError, type ApplianceProfile, type LoadedCustomer } from '../engine/customer/load.ts';
import type { Runbook } from '../engine/runbook.ts';
import { kinds } from './appliances.ts';
import { bookFor, bookIds, bookName } from './books.ts';
import { trouble, troubleOf, type Trouble } from './trouble.ts';
import { words } from './words.ts';

/** Whom a run goes to and what it walks, as far as it could be found. */
export interface Subject {
  readonly loaded?: LoadedCustomer;
  readonly profile?: ApplianceProfile;
  readonly book?: Runbook;
}

export interface SubjectWish {
  /** An id in `dir`, or a file. */
  readonly customer: string | undefined;
  readonly dir: string;
  readonly appliance: string | undefined;
  /** A name, or what is usual on the appliance that is found; left out where no runbook is walked. */
  readonly book?: string | ((kind: string) => string);
}

/** Finds customer, appliance and runbook; what is missing stands in `troubles`. */
export const findSubject = async (wish: SubjectWish, troubles: Trouble[]): Promise<Subject> => {
  const { kind, name: wished } = typeof wish.book === 'string' ? bookName(wish.book) : { kind: undefined, name: wish.book };
  const loaded = await loadWished(wish, troubles);
  if (!loaded) return {};
  const profile = chooseAppliance(loaded, wish, kind);
  if (!profile) return { loaded };
  if (wished === undefined) return { loaded, profile };
  const name = typeof wished === 'string' ? wished : wished(profile.kind);
  const wrongKind = kind !== undefined && kind !== profile.kind;
  const book = bookFor(name, profile.kind);
  if (book && !wrongKind) return { loaded, profile, book };
  troubles.push(trouble('no-book', typeof wish.book === 'string' ? wish.book : name, wrongKind && bookFor(name, kind) ? { ko: () => words.bookOfOtherKind.ko(profile.id, profile.kind), en: () => words.bookOfOtherKind.en(profile.id, profile.kind) } : noBook));
  return { loaded, profile };
};

/** A runbook that does not exist, with those that do. */
export const noBook = { ko: () => words.noBook.ko(bookIds()), en: () => words.noBook.en(bookIds()) };

const loadWished = async ({ customer, dir }: SubjectWish, troubles: Trouble[]): Promise<LoadedCustomer | undefined> => {
  if (customer === undefined) {
    troubles.push(trouble('no-customer', '--customer', words.noCustomer));
    return undefined;
  }
  try {
    return await loadCustomer(/[\\/]|\.ya?ml$/i.test(customer) ? { file: customer } : { id: customer, dir }, { kinds });
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    troubles.push(...error.problems.map(troubleOf));
    return undefined;
  }
};

/** The named appliance, or the only one that the runbook can mean; otherwise undefined, and the inputs say which there are. */
const chooseAppliance = ({ customer }: LoadedCustomer, { appliance }: SubjectWish, kind: string | undefined): ApplianceProfile | undefined => {
  if (appliance !== undefined) return customer.appliances.find((one) => one.id === appliance);
  const fitting = customer.appliances.length === 1 || kind === undefined ? customer.appliances : customer.appliances.filter((one) => one.kind === kind);
  return fitting.length === 1 ? fitting[0] : undefined;
};
