import type { Calibration } from '../../engine/calibration/calibration.ts';
import { findText } from '../../engine/calibration/find.ts';
import { markText } from '../../engine/calibration/version-mark.ts';

const quoted = (text: string): string => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;

/** A value where a label has Korean and English: the language that was not seen is left as it was. */
const labelText = (is: string, from: string, lang: 'ko' | 'en'): string => `{ from: ${quoted(from)}, ${lang}: ${quoted(is)} }`;

/**
 * A calibration as text for `pages/<appliance>/selectors.ts`: labels as what they read from this version on, areas and frames as they are, and elements that no label
 * finds as entries of the tree's `elements`. Each line says who saw it.
 */
export const promotedText = ({ appliance, version, versionMark, lang, values, elements, requests, dialogs }: Calibration): string => {
  const seenBy = (one: { readonly by: string; readonly on: string }): string => `// ${version}, ${one.by} ${one.on}`;
  const lines = Object.entries(values).map(([path, one]) => {
    const text = typeof one.is === 'string' && !path.startsWith('areas.') ? labelText(one.is, version, lang ?? 'ko') : JSON.stringify(one.is);
    return `  ${path}: ${text}, ${seenBy(one)}`;
  });
  const found = Object.entries(elements).map(([name, one]) => `  ${quoted(name)}: { from: ${quoted(version)}, in: ${quoted(one.in)}, find: ${JSON.stringify(one.find)} }, ${seenBy(one)}: ${findText(one.find)}`);
  const declared = requests.filter((one) => one.is !== 'write').map((one) => `  { method: ${quoted(one.method)}, path: ${quoted(one.path)}, fields: ${JSON.stringify(one.fields)}${one.is === 'read' ? `, fixed: ${JSON.stringify(one.fixed)}` : ''} }, ${seenBy(one)}: ${one.is}`);
  const asked = dialogs.map((one) => `  { kind: ${quoted(one.kind)}, text: ${quoted(one.text)}, answer: 'accept', save: ${quoted(one.save)} }, ${seenBy(one)}`);
  return [
    `// pages/${appliance}/selectors.ts`, ...(versionMark ? [`  // areas.version: ${markText(versionMark)}, ${versionMark.by} ${versionMark.on}`] : []), ...lines, ...(found.length === 0 ? [] : [`// pages/${appliance}/selectors.ts, ${appliance}Elements`, ...found]),
    ...(declared.length === 0 ? [] : [`// pages/${appliance}/requests.ts`, ...declared]),
    ...(asked.length === 0 ? [] : [`// pages/${appliance}/appliance.ts, dialogs`, ...asked]),
  ].join('\n');
};
