import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/**
 * The signature format of `ssh-keygen -Y` (OpenSSH, PROTOCOL.sshsig), for Ed25519 keys: so that a signature made without OpenSSH is checked by OpenSSH, and the other way
 * round.
 */

/** What a signature of ours is for; `ssh-keygen -Y verify -n` must be given the same. */
export const namespace = 'terrace-runbooks-evidence';

const magic = Buffer.from('SSHSIG');
const keyType = Buffer.from('ssh-ed25519');
/** DER before the 32 bytes of an Ed25519 public key (RFC 8410). */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

const field = (bytes: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

const text = (value: string): Buffer => field(Buffer.from(value));

/** The blob that an `ssh-ed25519 AAAA…` line carries. */
export const publicBlob = (key: KeyObject): Buffer => {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return Buffer.concat([field(keyType), field(der.subarray(-32))]);
};

/** The line of an allowed_signers file that lets this key sign evidence, and nothing else, as `principal`. */
export const allowedLine = (blob: Uint8Array, principal: string): string => `${principal} namespaces="${namespace}" ${keyType.toString()} ${Buffer.from(blob).toString('base64')}`;

/** As `ssh-keygen -l` prints it: `SHA256:…`. */
export const fingerprintOf = (blob: Uint8Array): string => `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;

const signedBytes = (message: Uint8Array, hash: string): Buffer =>
  Buffer.concat([magic, text(namespace), text(''), text(hash), field(createHash(hash).update(message).digest())]);

/** An armoured signature of a message. @param key an Ed25519 private key */
export const signMessage = (message: Uint8Array, key: KeyObject): string => {
  const signature = sign(null, signedBytes(message, 'sha512'), key);
  const version = Buffer.from([0, 0, 0, 1]);
  const blob = Buffer.concat([magic, version, field(publicBlob(key)), text(namespace), text(''), text('sha512'), field(Buffer.concat([field(keyType), field(signature)]))]);
  const lines = blob.toString('base64').match(/.{1,70}/g) ?? [];
  return `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`;
};

/** Reads length-prefixed fields one after another. @throws RangeError at the end of the bytes */
class Fields {
  #at: number;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer, from = 0) {
    this.#bytes = bytes;
    this.#at = from;
  }

  next(): Buffer {
    const from = this.#at + 4;
    const to = from + this.#bytes.readUInt32BE(this.#at);
    if (to > this.#bytes.length) throw new RangeError('a field runs over the end');
    this.#at = to;
    return this.#bytes.subarray(from, to);
  }
}

/** Whose signature it is, or what is wrong with it. */
export type Checked = { readonly kind: 'good'; readonly blob: Buffer; readonly fingerprint: string } | { readonly kind: 'bad'; readonly why: 'unreadable' | 'namespace' | 'key-type' | 'mismatch' };

/** Checks an armoured signature against the message. It proves that the holder of the key signed; whose key it is stands in an allowed_signers file. */
export const checkSignature = (message: Uint8Array, armoured: string): Checked => {
  const body = /^-----BEGIN SSH SIGNATURE-----\s+([A-Za-z0-9+/=\s]+)-----END SSH SIGNATURE-----\s*$/.exec(armoured)?.[1];
  if (body === undefined) return { kind: 'bad', why: 'unreadable' };
  try {
    const bytes = Buffer.from(body, 'base64');
    if (!bytes.subarray(0, 6).equals(magic) || bytes.readUInt32BE(6) !== 1) return { kind: 'bad', why: 'unreadable' };
    const outer = new Fields(bytes, 10);
    const [blob, space, , hash, wrapped] = [outer.next(), outer.next(), outer.next(), outer.next().toString(), new Fields(outer.next())];
    if (space.toString() !== namespace) return { kind: 'bad', why: 'namespace' };
    const key = new Fields(blob);
    if (!key.next().equals(keyType) || !wrapped.next().equals(keyType) || !['sha256', 'sha512'].includes(hash)) return { kind: 'bad', why: 'key-type' };
    const publicKey = createPublicKey({ key: Buffer.concat([spkiHead, key.next()]), format: 'der', type: 'spki' });
    return verify(null, signedBytes(message, hash), publicKey, wrapped.next()) ? { kind: 'good', blob, fingerprint: fingerprintOf(blob) } : { kind: 'bad', why: 'mismatch' };
  } catch {
    return { kind: 'bad', why: 'unreadable' };
  }
};

/** The principal of an allowed_signers file whose key this is and who may sign for our namespace; undefined when there is none. */
export const principalOf = (blob: Uint8Array, allowedSigners: string): string | undefined => {
  const key = Buffer.from(blob).toString('base64');
  for (const line of allowedSigners.split(/\r?\n/)) {
    if (line.startsWith('#')) continue;
    const [, principals, options = ''] = /^(\S+)\s+((?:[^\s"]|"[^"]*")+\s+)?ssh-ed25519\s+(\S+)/.exec(line) ?? [];
    if (principals === undefined || !line.includes(`ssh-ed25519 ${key}`)) continue;
    const allowed = /namespaces="([^"]*)"/.exec(options)?.[1];
    if (allowed === undefined || allowed.split(',').includes(namespace)) return principals;
  }
  return undefined;
};
