/**
 * Texts from consoles and customers made safe to show (law 9, F-55). Code points are written as numbers so that no invisible
 * character stands in the source.
 */

const char = (code: number): string => String.fromCharCode(code);
const esc = char(0x1b);
const csi = char(0x9b);
const bell = char(0x07);
const osc = char(0x9d);
const st = `(?:${bell}|${esc}\\\\|${char(0x9c)})`;
const notTerminator = `[^${bell}${esc}${char(0x9c)}]`;

/** CSI, then string sequences that are ended (OSC, DCS, SOS, PM, APC), then the short ones. An unended string loses its introducer only, so that it cannot hide the rest. */
const terminalEscapes = new RegExp(
  [
    `(?:${esc}\\[|${csi})[0-?]*[ -/]*[@-~]`,
    `(?:${esc}[\\]PX^_]|[${char(0x90)}${char(0x98)}${osc}${char(0x9e)}${char(0x9f)}])${notTerminator}*${st}`,
    `${esc}[ -/]*[0-~]`,
  ].join('|'),
  'g',
);

const lineBreaks = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]);

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code <= 0x9f);

/** Bidi controls and characters without width: they let a text show as another one. */
const isInvisible = (code: number): boolean =>
  code === 0x061c || code === 0x00ad || code === 0x200b || code === 0x200e || code === 0x200f || code === 0x2028 || code === 0x2029 ||
  (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x2069) || code === 0xfeff || (code >= 0xe0000 && code <= 0xe007f);

/** One line for a terminal or a log: escapes, C0, C1, bidi and invisible characters are gone, line breaks and tabs are a blank. */
export const plainText = (text: string): string => {
  let out = '';
  for (const c of text.replace(terminalEscapes, () => '')) {
    const code = c.codePointAt(0) ?? 0;
    if (lineBreaks.has(code)) out += ' ';
    else if (!isControl(code) && !isInvisible(code)) out += c;
  }
  return out;
};

const name = (code: number): string => (code < 0x20 ? char(0x2400 + code) : code === 0x7f ? char(0x2421) : `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`);

/**
 * The exact text for a report: line breaks and tabs stay, whatever cannot be seen is shown as a mark (`␛`, `‹U+202E›`), because evidence must not
 * drop what the console said.
 */
export const visibleText = (text: string): string => {
  let out = '';
  for (const c of text.replaceAll('\r\n', '\n')) {
    const code = c.codePointAt(0) ?? 0;
    if (code === 0x09 || code === 0x0a) out += c;
    else if (isControl(code) || isInvisible(code) || (code >= 0xd800 && code <= 0xdfff)) out += name(code);
    else out += c;
  }
  return out;
};
