import iconv from 'iconv-lite';

export type Charset = 'utf-8' | 'euc-kr';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Bytes to text without loss, or undefined: encoding the text again must give the same bytes, so what was compared is
 * what is sent. `euc-kr` is what browsers mean by it, CP949.
 */
export function decodeExactly(bytes: Buffer, charset: Charset): string | undefined {
  if (charset === 'utf-8') {
    try {
      const text = UTF8.decode(bytes);
      return text.includes('\uFFFD') ? undefined : text;
    } catch {
      return undefined;
    }
  }
  const text = iconv.decode(bytes, 'cp949', { stripBOM: false });
  return text.includes('\uFFFD') || !iconv.encode(text, 'cp949').equals(bytes) ? undefined : text;
}

/** The charset a Content-Type names, the given one when it names none, undefined when it is one we do not decode. */
export function charsetOf(contentType: string, otherwise: Charset): Charset | undefined {
  const named = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1]?.toLowerCase();
  if (named === undefined) return otherwise;
  if (named === 'utf-8' || named === 'utf8') return 'utf-8';
  return /^(euc-kr|euckr|ks_c_5601-1987|ksc5601|cp949|ms949|x-windows-949)$/.test(named) ? 'euc-kr' : undefined;
}
