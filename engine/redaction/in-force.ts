import { valuesInForce } from '../secrets/in-force.ts';
import { redactData, redactor } from './redactor.ts';

let known: readonly string[] = [];
let current: (text: string) => string = (text) => text;

/** Takes every secret in force out of a text; the searcher is made anew only when the secrets changed. */
export const redactSecrets = (text: string): string => {
  const values = valuesInForce();
  if (values.length !== known.length || values.some((value, i) => value !== known[i])) {
    known = values;
    current = redactor(values);
  }
  return current(text);
};

/** The same for plain data: every string in it, keys included, stays valid data. */
export const redactSecretsIn = <T>(data: T): T => redactData(redactSecrets, data);
