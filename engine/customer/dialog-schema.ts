import { z } from 'zod';
import { freeText } from './field.ts';

/** A dialog as profiles and calibrations name it: its kind and the whole of its text, never a part or a pattern. */
export const dialogSign = z.strictObject({
  kind: z.enum(['alert', 'confirm']),
  text: freeText('대화상자의 전체 문구 / the whole text'),
});
