import { secretsInForce } from './secret.ts';

/** Values of all secrets that this process has made, whoever's they are: what a message of the process itself must not hold. A run searches its own (redaction/run-secrets.ts). */
export const valuesInForce = (): readonly string[] => [...new Set(secretsInForce().map((secret) => secret.reveal()))];
