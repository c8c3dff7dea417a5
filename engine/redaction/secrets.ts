/**
 * Which values can be searched for at all, in bytes of UTF-8. In five megabytes of base64 (a report with pictures) a secret of five letters turns up by
 * chance in one of two hundred runs, one of six in one of fifteen thousand; a shorter one would also eat ordinary words (F-73).
 */
export const shortestSecret = 6;

/** Whether a value is long enough to be replaced and scanned for. Shorter ones are refused when they are loaded. */
export const isScannable = (value: string): boolean => Buffer.byteLength(value, 'utf8') >= shortestSecret;

/**
 * The values with both Unicode spellings of Hangul (F-59), each once, longest first.
 * @throws RangeError when a value is too short; the message carries its length only.
 */
export const spellings = (values: readonly string[]): string[] => {
  for (const value of values) {
    if (!isScannable(value)) throw new RangeError(`a secret of ${Buffer.byteLength(value, 'utf8')} bytes is too short to be scanned for (at least ${shortestSecret})`);
  }
  return [...new Set(values.flatMap(value => [value, value.normalize('NFC'), value.normalize('NFD')]))].sort((a, b) => b.length - a.length);
};
