import type { Response } from 'playwright';

/**
 * Whether an editor holds exactly the bytes that the machine gave out, so that what is saved is the whole previous text plus ours. A page decodes them as UTF-8 and
 * turns line breaks; every change it can make (a byte order mark or a first empty line dropped, CR LF made one, bytes that are no UTF-8) changes the length or shows.
 */
export const isExact = async (held: string, given: Response): Promise<boolean> => {
  const length = (await given.allHeaders())['content-length'];
  // ASCII is read right in whatever charset the browser takes the answer to be.
  const returns = (await given.body()).includes('\r');
  return !returns && !held.includes('\uFFFD') && length === String(Buffer.byteLength(held));
};
