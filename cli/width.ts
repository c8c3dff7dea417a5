/** Columns a text takes on a terminal: Hangul and its like take two (architecture.md, 'The product's Korean'). */
export const width = (text: string): number => text.length + (text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/gu) ?? []).length;

export const padded = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));
