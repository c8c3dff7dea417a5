/** The one origin of a relay, taken apart once. */
export interface Origin {
  readonly secure: boolean;
  /** As in a URL's `origin`: default ports left out. */
  readonly text: string;
  /** As in the Host header: default ports left out. */
  readonly host: string;
  /** Without the brackets of an IPv6 address. */
  readonly hostname: string;
  readonly port: number;
}

/** Takes `https://192.168.0.5:8443` apart. Throws on anything but an http(s) origin without path, query and user. */
export function originOf(text: string): Origin {
  const url = new URL(text);
  const secure = url.protocol === 'https:';
  if (!secure && url.protocol !== 'http:') throw new Error(`not an http or https origin: ${url.protocol}`);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    throw new Error('an origin has no path, query or user');
  }
  return {
    secure,
    text: url.origin,
    host: url.host,
    hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
  };
}

/** Whether an authority (`host`, `host:port`) of the same scheme names this origin. */
export function sameAuthority(origin: Origin, authority: string): boolean {
  if (authority.includes('@')) return false;
  const text = `${origin.secure ? 'https' : 'http'}://${authority}`;
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.host === origin.host && url.pathname === '/' && url.search === '' && url.hash === '';
}
