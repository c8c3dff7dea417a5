const units: Readonly<Record<string, number>> = { '': 1, b: 1, k: 1_000, kb: 1_000, kib: 1_024, m: 1_000_000, mb: 1_000_000, mib: 1_048_576 };

/** `10MB`, `800 kB`, `2MiB` or plain bytes as a number of bytes; undefined for anything else. kB and MB are decimal, as ticket systems count. */
export const parseSize = (text: string): number | undefined => {
  const [, number, unit = ''] = /^\s*(\d{1,9}(?:\.\d{1,3})?)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  const factor = units[unit.toLowerCase()];
  return number === undefined || factor === undefined ? undefined : Math.floor(Number(number) * factor);
};

/** `1.2 MB`, `46 kB`. */
export const shownSize = (bytes: number): string => (bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1_000))} kB`);
