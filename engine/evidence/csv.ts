/** A file that Excel with Korean settings opens as it is meant: UTF-8 with a byte order mark, CRLF, text that stays text (F-82, F-121). */

const bom = '\ufeff';

/** First characters that make Excel read a formula or a command, also after blanks and in full width. */
const formula = /^\s*[=+\-@＝＋－＠]/;

/** Texts Excel would turn into another number or a date: 1.10, 007, 010-1234, 3/4, 1e5, sixteen digits and more. */
const looksLikeValue = /^\s*[-+]?[\d.,:/-]*\d[\d.,:/\s-]*(?:e[-+]?\d+)?\s*$/i;

const staysNumber = (text: string): boolean => /^-?\d{1,15}(?:\.\d+)?$/.test(text) && String(Number(text)) === text;

/** Four parts are no number to Excel, and a date with its time may well be one. */
const isIpOrTime = (text: string): boolean => /^(?:\d{1,3}(?:\.\d{1,3}){3}|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})$/.test(text);

/**
 * One cell: quoted, with an apostrophe before whatever Excel would run or rewrite. Plain numbers, negative ones
 * too, IPv4 addresses and times stay as they are.
 */
export const csvCell = (value: string | number): string => {
  const text = String(value);
  const guarded = /^[\t\r\n]/.test(text) || (!staysNumber(text) && !isIpOrTime(text) && (formula.test(text) || looksLikeValue.test(text)));
  return `"${(guarded ? `'${text}` : text).replaceAll('"', () => '""')}"`;
};

export const csvFile = (rows: readonly (readonly (string | number)[])[]): string => bom + rows.map(row => `${row.map(csvCell).join(',')}\r\n`).join('');
