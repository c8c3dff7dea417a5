import { readFileSync } from 'node:fs';

/** A file's text; empty where it is not there or cannot be read. */
export const keptText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** What a text that we wrote once holds; undefined where a process died in the middle of it, or nothing was written. */
export const keptJson = <T>(text: string): T | undefined => {
  try {
    return text === '' ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
};
