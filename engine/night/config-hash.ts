import { createHash } from 'node:crypto';
import { canonical } from '../goal.ts';

/** Names plain data by its content; order of keys and of list entries does not count. */
export const configHash = (data: unknown): string => createHash('sha256').update(JSON.stringify(canonical(data)) ?? '').digest('hex').slice(0, 16);
