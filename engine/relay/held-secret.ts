import type { Content } from './body.ts';
import type { Fields } from './form-fields.ts';

/** Whether a name or a value of a request, or all of what could not be decoded into fields, holds a secret. A part of a name or value counts. */
export const carriesSecret = ({ query, body }: Content, fields: Fields | undefined, holds: (text: string) => boolean): boolean =>
  fields === undefined ? holds(query) || holds(body.toString('latin1')) : [...fields].some(([name, values]) => holds(name) || values.some(({ text }) => holds(text)));
