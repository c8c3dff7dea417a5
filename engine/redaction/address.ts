/** Addresses as they may stand in journal, log and report: without session ids and tokens (F-76). */

export const redacted = '[redacted]';

/** Names whose value is a credential or ends up as one: session ids, CSRF tokens, codes, keys. Compared without case and without `_`, `-`, `.`. */
const tokenNames =
  /^(?:.*(?:session|sess|token|csrf|xsrf|passw|passwd|password|secret|nonce|signature|credential|apikey|accesskey|jwt|bearer)(?:id|key|value|confirm|confirmation|check|again|repeat|new|old)?\d*|.*pwd\d*|(?:new|old|cur|current|login|user|admin|my|re|confirm|check)?pass\d*|(?:x?sid|ssid|.*sessid|.*sid|pw|pwd|userpw|adminpw|otp|code|authcode|auth|authorization|authkey|ticket|key|sig))$/;

/** Whether the value of a field, query name or path parameter of this name must not be kept. */
export const isTokenName = (name: string): boolean => {
  let plain = name;
  try {
    plain = decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    // A name in another charset is compared as it stands.
  }
  return tokenNames.test(plain.toLowerCase().replace(/[^a-z0-9]/g, ''));
};

const pairs = (query: string): string =>
  query.replace(/([^&;=]+)=([^&;]*)/g, (all: string, name: string, value: string) => (value === '' ? all : `${name}=${isTokenName(name) ? redacted : nested(value)}`));

/** A value that is an address of its own, as it stands or percent-encoded. */
const nested = (value: string): string => {
  let plain = value;
  try {
    plain = decodeURIComponent(value);
  } catch {
    // A value in another charset is looked at as it stands.
  }
  if (!/^(?:[a-z][a-z0-9+.-]*:)?\/|[?;]/i.test(plain)) return value;
  const clean = redactAddress(plain);
  return clean === plain ? value : plain === value ? clean : encodeURIComponent(clean);
};

/** A user and password before a host. A slash in the password is no end of it, unless what stands before is a port. */
const accounts = /([a-z][a-z0-9+.-]*:\/\/)(?:[^/\\?#]*@|[^/\\:@?#[]*:(?!\d{1,5}(?:[/?#]|$))[^@\s]*@)/gi;

/**
 * The address without what could reopen a session: `;jsessionid=…` and other token-like path parameters are cut, values of token-like query
 * and fragment names are replaced, a user and password before the host are cut. Works on text, so a broken or relative address passes too.
 */
export const redactAddress = (address: string): string => {
  const url = address.replaceAll(accounts, '$1');
  const hashAt = url.indexOf('#');
  const fragment = hashAt < 0 ? '' : url.slice(hashAt + 1);
  const beforeHash = hashAt < 0 ? url : url.slice(0, hashAt);
  const queryAt = beforeHash.indexOf('?');
  const query = queryAt < 0 ? '' : beforeHash.slice(queryAt + 1);
  const path = (queryAt < 0 ? beforeHash : beforeHash.slice(0, queryAt))
    .replace(/;([^;=/]+)=[^;/]*/g, (all: string, name: string) => (isTokenName(name) ? '' : all));
  return path + (queryAt < 0 ? '' : `?${pairs(query)}`) + (hashAt < 0 ? '' : `#${pairs(fragment)}`);
};
