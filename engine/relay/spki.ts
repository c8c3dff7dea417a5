import { createHash, X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';

/** base64 of the SHA-256 of a certificate's SubjectPublicKeyInfo: what Chromium's SPKI list and our pins hold. */
export function spkiOf(certificate: string | Buffer | X509Certificate): string {
  const read = certificate instanceof X509Certificate ? certificate : new X509Certificate(certificate);
  return createHash('sha256').update(read.publicKey.export({ type: 'spki', format: 'der' })).digest('base64');
}

const shown = new WeakMap<TLSSocket, X509Certificate>();

/** The certificate a machine showed on this connection. Node 20 gives it out only once per socket (seen with 20.20.2), so it is kept. */
export function peerCertificate(socket: TLSSocket): X509Certificate | undefined {
  const certificate = shown.get(socket) ?? socket.getPeerX509Certificate();
  if (certificate !== undefined) shown.set(socket, certificate);
  return certificate;
}
