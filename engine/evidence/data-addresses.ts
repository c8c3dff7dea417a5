import type { Stretch } from './stretch.ts';

const mark = ';base64,';
const digits64 = new Set(Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/='));

/** A text without what its `data:` addresses hold, and that by itself: base64 that says exactly its bytes and nothing else is searched as those bytes. */
export function* outsideData(bytes: Buffer): Generator<Stretch> {
  const rest: Buffer[] = [];
  const held: Buffer[] = [];
  let done = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at)) {
    const from = at + mark.length;
    at = from;
    while (at < bytes.length && digits64.has(bytes[at] ?? 0)) at += 1;
    const text = bytes.toString('latin1', from, at);
    const content = Buffer.from(text, 'base64');
    if (content.length === 0 || content.toString('base64') !== text) continue;
    rest.push(bytes.subarray(done, from));
    held.push(content);
    done = at;
  }
  rest.push(bytes.subarray(done));
  yield { name: '', open: () => Buffer.concat(rest), whole: true };
  for (const [i, content] of held.entries()) yield { name: `data ${i + 1}`, open: () => content };
}
