import { secretsInForce, type Secret } from '../secrets/secret.ts';
import { cutOut, redactData } from './redactor.ts';
import { Search } from './search.ts';

let search = new Search([]);
let searched: readonly Secret[] = [];

/** Takes every secret that this process has made out of a text, whoever's it is. A run searches for its own (run-secrets.ts). */
export const redactSecrets = (text: string): string => {
  const secrets = secretsInForce();
  // The register only grows; a test empties it.
  if (secrets[searched.length - 1] !== searched.at(-1)) [search, searched] = [new Search([]), []];
  if (secrets.length > searched.length) search.add(secrets.slice(searched.length).map((secret) => secret.reveal()));
  searched = secrets;
  return secrets.length === 0 ? text : cutOut(search, text);
};

/** The same for plain data: every string in it, keys included, stays valid data. */
export const redactSecretsIn = <T>(data: T): T => redactData(redactSecrets, data);
