import iconv from 'iconv-lite';

/** A password of the kind a console accepts, with every character that some writer escapes. */
export const canary = `비#밀 &"<$&'호>\\+/1가`;

const percent = (bytes: Iterable<number>, keep: RegExp, upper: boolean): string =>
  Array.from(bytes, b => {
    const c = String.fromCharCode(b);
    if (keep.test(c)) return c;
    const digits = b.toString(16).padStart(2, '0');
    return `%${upper ? digits.toUpperCase() : digits}`;
  }).join('');

const formKeeps = /[A-Za-z0-9*._-]/;
const utf8 = (s: string): Buffer => Buffer.from(s, 'utf8');
const eucKr = (s: string): Buffer => iconv.encode(s, 'cp949');
const unit = (s: string, i: number): string => s.charCodeAt(i).toString(16).padStart(4, '0');
const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const htmlNamed = (s: string): string => s.replace(/[&<>"']/g, c => named[c] ?? c);
const quotedPrintable = (s: string): string => percent(utf8(s), /[A-Za-z0-9]/, true).replaceAll('%', '=');

/** Writers of text, each under its own name: independent of the code under test. */
export const textWriters: Record<string, (secret: string) => string> = {
  plain: s => s,
  'Hangul in jamo': s => s.normalize('NFD'),
  json: s => JSON.stringify(s).slice(1, -1),
  'json in json': s => JSON.stringify(JSON.stringify(s)).slice(3, -3),
  'json, all escaped': s => Array.from({ length: s.length }, (_, i) => `\\u${unit(s, i)}`).join(''),
  'json, all escaped, upper case': s => Array.from({ length: s.length }, (_, i) => `\\u${unit(s, i).toUpperCase()}`).join(''),
  encodeURIComponent: s => encodeURIComponent(s),
  'percent utf-8 form': s => percent(utf8(s), formKeeps, true).replaceAll('%20', '+'),
  'percent utf-8 lower case': s => percent(utf8(s), formKeeps, false),
  'percent utf-8, every byte': s => percent(utf8(s), /[^\s\S]/, true),
  'percent utf-8 twice': s => encodeURIComponent(encodeURIComponent(s)),
  'percent euc-kr form': s => percent(eucKr(s), formKeeps, true).replaceAll('%20', '+'),
  'percent euc-kr lower case': s => percent(eucKr(s), formKeeps, false),
  'json as a form field': s => encodeURIComponent(JSON.stringify(s).slice(1, -1)),
  escape: s => Array.from({ length: s.length }, (_, i) => (/[A-Za-z0-9]/.test(s.charAt(i)) ? s.charAt(i) : `%u${unit(s, i).toUpperCase()}`)).join(''),
  'html named': htmlNamed,
  'html named twice': s => htmlNamed(htmlNamed(s)),
  'html decimal': s => Array.from(s, c => `&#${c.codePointAt(0) ?? 0};`).join(''),
  'html hex': s => Array.from(s, c => `&#x${(c.codePointAt(0) ?? 0).toString(16)};`).join(''),
  'html hex upper case with zeros': s => Array.from(s, c => `&#X00${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()};`).join(''),
  'html over json': s => htmlNamed(JSON.stringify(s).slice(1, -1)),
  'quoted-printable': quotedPrintable,
  'bytes of a source text': s => Array.from(utf8(s), b => `\\x${b.toString(16).padStart(2, '0')}`).join(''),
  'bytes of a source text in json': s => Array.from(utf8(s), b => `\\\\x${b.toString(16).padStart(2, '0')}`).join(''),
  hex: s => utf8(s).toString('hex'),
  'hex, upper case with colons': s => (utf8(s).toString('hex').toUpperCase().match(/../g) ?? []).join(':'),
  'hex over lines': s => (utf8(s).toString('hex').match(/.{1,8}/g) ?? []).join('\n  '),
  'hex dump with blanks over lines': s => (utf8(s).toString('hex').match(/.{1,12}/g) ?? []).map(line => (line.match(/../g) ?? []).join(' ')).join(' \r\n'),
  'hex of utf-16': s => Buffer.from(s, 'utf16le').toString('hex'),
  ...Object.fromEntries(
    [0, 1, 2].flatMap(offset => {
      const before = 'xyz'.slice(0, offset);
      return [
        [`base64 at offset ${offset}`, (s: string) => utf8(`${before}${s}tail`).toString('base64')],
        [`base64url at offset ${offset}`, (s: string) => utf8(`${before}${s}`).toString('base64url')],
        [`base64 of euc-kr at offset ${offset}`, (s: string) => Buffer.concat([Buffer.from(before), eucKr(s)]).toString('base64')],
        [`base64 of utf-16 at offset ${offset}`, (s: string) => Buffer.concat([Buffer.from(before), Buffer.from(s, 'utf16le')]).toString('base64')],
        [`base64 over lines at offset ${offset}`, (s: string) => (utf8(`${before}${s}`).toString('base64').match(/.{1,7}/g) ?? []).join('\r\n ')],
        [`base64 over lines in json at offset ${offset}`, (s: string) => (utf8(`${before}${s}`).toString('base64').match(/.{1,7}/g) ?? []).join('\\n')],
        [`percent over base64 at offset ${offset}`, (s: string) => encodeURIComponent(utf8(`${before}${s}`).toString('base64'))],
      ];
    }),
  ),
};

/** Charsets a text can lie in on disk. */
export const charsets: Record<string, (text: string) => Buffer> = {
  'utf-8': utf8,
  'utf-16le': s => Buffer.from(s, 'utf16le'),
  'utf-16be': s => Buffer.from(s, 'utf16le').swap16(),
  'utf-16le, odd offset': s => Buffer.concat([Buffer.from([0x41]), Buffer.from(s, 'utf16le')]),
};

export { eucKr };
