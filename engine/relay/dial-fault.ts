/** Why no usable connection to the machine came about (F-65, F-66, F-69). */
export type DialCause = 'refused' | 'timeout' | 'dns' | 'tls-version' | 'certificate' | 'pin' | 'proxy' | 'reset' | 'not-http';

/** A connection that was not made: nothing of the request has left. `detail` never holds credentials. */
export class DialFault extends Error {
  readonly why: DialCause;
  readonly detail: string;

  constructor(why: DialCause, detail: string) {
    super(`${why}: ${detail}`);
    this.name = 'DialFault';
    this.why = why;
    this.detail = detail;
  }
}

const BY_CODE: Readonly<Record<string, DialCause>> = {
  ECONNREFUSED: 'refused',
  EACCES: 'refused',
  EPERM: 'refused',
  ETIMEDOUT: 'timeout',
  // No way there: for the reader the same as no answer (a VPN that is not up).
  EHOSTUNREACH: 'timeout',
  ENETUNREACH: 'timeout',
  EHOSTDOWN: 'timeout',
  EADDRNOTAVAIL: 'timeout',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
};

/** The other side spoke, but not TLS. */
const NOT_TLS = /WRONG_VERSION_NUMBER|HTTP_REQUEST|PACKET_LENGTH_TOO_LONG|UNKNOWN_PROTOCOL|BAD_RECORD_TYPE/;

/** Sorts a socket or TLS error of Node into the causes above; a fault passes unchanged. */
export function faultOf(error: unknown): DialFault {
  if (error instanceof DialFault) return error;
  const code = codeOf(error);
  const text = error instanceof Error ? error.message : String(error);
  const known = BY_CODE[code];
  if (known !== undefined) return new DialFault(known, code);
  if (NOT_TLS.test(code) || NOT_TLS.test(text.replaceAll(' ', '_').toUpperCase())) return new DialFault('not-http', code);
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') return new DialFault('tls-version', code === 'EPROTO' ? text : code);
  if (code.startsWith('ERR_TLS') || /CERT|SIGNATURE|VERIFY|CA_|ISSUER/.test(code)) return new DialFault('certificate', code);
  return new DialFault('reset', code === '' ? text : code);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
