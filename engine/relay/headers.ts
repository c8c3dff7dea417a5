/** Headers that belong to one hop only (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding', 'upgrade',
]);

/** Would lead the browser past the relay, make it send reports, or look like an answer of the relay's own. */
const NEVER_BACK = new Set(['x-runbook-relay', 'x-runbook-reason', 'strict-transport-security', 'alt-svc', 'nel', 'report-to', 'reporting-endpoints', 'public-key-pins']);

const CACHING = new Set(['cache-control', 'expires', 'pragma']);

/** Resources that tell nothing about settings; everything else must come fresh from the machine (F-35). */
const MAY_BE_CACHED = /^(image\/|font\/|text\/css|(text|application)\/(x-)?javascript|application\/(x-)?font)/i;

/** What Node refuses to write although the lenient parser takes it in. */
const NOT_IN_VALUES = /[^\t\x20-\x7e\x80-\xff]/g;
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** The browser's headers for the machine: order and spelling stay. Only a chunked body needs a length instead. */
export function towardsMachine(raw: readonly string[], bodyLength: number): string[] {
  const headers = without(raw, name => HOP_BY_HOP.has(name));
  const hasLength = headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-length');
  if (bodyLength > 0 && !hasLength) headers.push('Content-Length', String(bodyLength));
  return headers;
}

/** The machine's headers for the browser. */
export function towardsBrowser(raw: readonly string[], status: number, contentType: string | undefined): string[] {
  const fresh = status !== 304 && (status >= 300 || !MAY_BE_CACHED.test(contentType ?? ''));
  const headers = without(raw, name => HOP_BY_HOP.has(name) || NEVER_BACK.has(name) || (fresh && CACHING.has(name)));
  if (fresh) headers.push('Cache-Control', 'no-store');
  return headers;
}

function without(raw: readonly string[], drop: (name: string) => boolean): string[] {
  const named = new Set<string>();
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const pair: [string, string] = [raw[index] ?? '', raw[index + 1] ?? ''];
    pairs.push(pair);
    if (pair[0].toLowerCase() === 'connection') for (const name of pair[1].split(',')) named.add(name.trim().toLowerCase());
  }
  // A console cannot name its own length or cookies a hop matter.
  for (const kept of ['content-length', 'content-type', 'host', 'cookie', 'set-cookie']) named.delete(kept);
  return pairs
    .filter(([name]) => TOKEN.test(name) && !drop(name.toLowerCase()) && !named.has(name.toLowerCase()))
    .flatMap(([name, value]) => [name, value.replaceAll(NOT_IN_VALUES, '')]);
}
