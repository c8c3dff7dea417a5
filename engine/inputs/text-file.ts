/** Text files written by people: UTF-8, with or without a BOM; everything else is recognised and refused with advice (case F-90). */

import { readFile, stat } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { problem, type Problem } from './problem.ts';

/** The text of a file without its BOM, or the problem that refuses it. */
export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly bom: boolean }
  | { readonly ok: false; readonly problem: Problem };

/** In UTF-16 without a BOM at least one byte of so many is NUL where the text is not all of another script. */
const NUL_SHARE = 4;

/** Decodes UTF-8 strictly. UTF-16 is told by its BOM or by NUL bytes, CP949 by decoding without a fault. */
export function decodeText(bytes: Buffer, where: string): DecodedText {
  const [first, second] = bytes;
  const nuls = bytes.filter((byte) => byte === 0).length;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || nuls * NUL_SHARE >= bytes.length && nuls > 0) {
    return { ok: false, problem: problem('file.utf16', where, {}) };
  }
  if (nuls > 0) return { ok: false, problem: problem(isUtf8(bytes) ? 'file.nul' : 'file.utf16', where, {}) };
  const bom = first === 0xef && second === 0xbb && bytes[2] === 0xbf;
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bom ? bytes.subarray(3) : bytes), bom };
  } catch {
    const korean = !iconv.decode(bytes, 'cp949').includes('\ufffd');
    return { ok: false, problem: problem(korean ? 'file.cp949' : 'file.not-text', where, {}) };
  }
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The bytes of a file up to a limit, or the problem: missing, unreadable (with the system's code), too large. */
export async function readBytes(path: string, limit: number, where: string): Promise<Buffer | Problem> {
  try {
    const { size } = await stat(path);
    if (size > limit) return problem('file.too-large', where, { bytes: size, limit });
    return await readFile(path);
  } catch (error) {
    const reason = systemCode(error);
    return reason === 'ENOENT' ? problem('file.missing', where, {}) : problem('file.unreadable', where, { reason });
  }
}

/** The operating system's code of a failure (`EACCES`), or `unknown`; never its message, which may quote a path or a value. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
