import { createHash } from 'node:crypto';
import { z } from 'zod';
import { dialogSign } from '../customer/dialog-schema.ts';
import type { SaveDialog } from '../dialogs.ts';
import { FaultError } from '../faults.ts';
import { canonical } from '../goal.ts';
import type { RelayRules, RequestRule } from '../relay/rules.ts';
import { findSchema } from './find.ts';

const person = z.string().min(1).max(100);
const day = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Who saw it, when, and on which picture of the run that asked. */
const witness = { by: person, on: day, picture: sha256.optional() };

/** Where an element stands: below the screen's list or form, somewhere in its document, in the top bar or in the left tree. */
export const places = ['list', 'form', 'page', 'top', 'tree'] as const;
export type Place = (typeof places)[number];

const element = z.strictObject({ in: z.enum(places), find: findSchema, label: z.string().max(200).optional(), ...witness });

/** A label, an area's CSS or the names of a frame, in place of what `selectors.ts` says. */
const value = z.strictObject({ is: z.union([z.string().min(1).max(300), z.array(z.string().max(100)).min(1).max(10)]), ...witness });

const request = z.strictObject({
  method: z.enum(['POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string().startsWith('/').max(500),
  /** Field names; one that ends in `?` may be missing and may hold anything. */
  fields: z.array(z.string().max(200)),
  /** The values that were seen: a read is a read with these alone. */
  fixed: z.record(z.string().max(200), z.string().max(2_000)).default({}),
  /** `read` may leave, `ambient` is stopped without a word, `write` is stopped and told. */
  is: z.enum(['read', 'ambient', 'write']),
  by: person, on: day,
}).refine(({ is, method }) => is !== 'read' || method === 'POST', { path: ['method'], error: 'only a POST can be a read' })
  // A value may be all that tells a list from a deletion.
  .refine(({ is, fields, fixed }) => is !== 'read' || fields.every((name) => name.endsWith('?') || Object.hasOwn(fixed, name)), { path: ['fixed'], error: 'a read names the value of each field that must be there' });

/** Another text of the dialog that one declared save shows: it is agreed to during that save and at no other time. */
const saveDialog = dialogSign.extend({ save: z.string().min(1).max(200), by: person, on: day });

/**
 * What was found out about one console beyond `selectors.ts`: one file per product version or customer. Names are `<section>.<field of its screen>` for elements and
 * the paths of `selectors.ts` for values.
 */
export const calibrationSchema = z.strictObject({
  format: z.literal('terrace-runbooks/calibration/1'),
  appliance: z.string(),
  /** The one machine it is for; without it, every machine of that version. */
  customer: z.strictObject({ id: z.string(), machine: z.string() }).optional(),
  version: z.string(),
  /** Where this console shows its version, in place of where the appliance looks; `after` are the words right before the number. It counts for the machine's own file alone, since a version's file is chosen by it. */
  versionMark: z.strictObject({ find: findSchema, after: z.string().trim().min(1).max(100).optional(), ...witness }).optional(),
  lang: z.enum(['ko', 'en']).optional(),
  author: z.strictObject({ by: person, on: day }),
  /** Somebody else who has looked at it, and the hash of what was looked at: a later change is unreviewed again. */
  reviewer: z.strictObject({ by: person, on: day, hash: z.string() }).optional(),
  values: z.record(z.string().regex(/^[a-z][\w.-]*$/i), value).default({}),
  elements: z.record(z.string().regex(/^[a-z][\w-]*\.[a-zA-Z]\w*$/), element).default({}),
  requests: z.array(request).default([]),
  dialogs: z.array(saveDialog).default([]),
  /** What the last walk came to. */
  walk: z.strictObject({
    at: z.iso.datetime(), found: z.int(), missing: z.array(z.string()), notReached: z.array(z.string()),
    /** Screens that stand behind an entry which the machine did not hold. */
    afterSave: z.array(z.string()).default([]),
  }),
  /** What was seen of the console's habits; for a person who writes the profile. */
  seen: z.record(z.string(), z.string()).default({}),
});

export type Calibration = z.output<typeof calibrationSchema>;
export type CalibratedElement = Calibration['elements'][string];

/** Where a calibration came from, beside what it says. */
export interface LoadedCalibration {
  readonly file: string;
  readonly calibration: Calibration;
}

/** Names what a calibration makes a run do: how elements are found, which texts count, what may leave. Who said so is no part of it. */
export const calibrationHash = ({ appliance, version, versionMark, values, elements, requests, dialogs, walk }: Calibration): string => {
  const made = {
    appliance, version, missing: walk.missing, notReached: walk.notReached, afterSave: walk.afterSave,
    values: Object.fromEntries(Object.entries(values).map(([name, one]) => [name, one.is])),
    elements: Object.fromEntries(Object.entries(elements).map(([name, one]) => [name, { in: one.in, find: one.find }])),
    requests: requests.map(({ method, path, fields, fixed, is }) => ({ method, path, fields, fixed, is })),
    // Left out where there are none, so that what was reviewed before there could be any stays reviewed.
    ...(versionMark ? { versionMark: { find: versionMark.find, after: versionMark.after ?? null } } : {}),
    ...(dialogs.length === 0 ? {} : { dialogs: dialogs.map(saveDialogOf) }),
  };
  return createHash('sha256').update(JSON.stringify(canonical(made))).digest('hex').slice(0, 16);
};

/** Somebody other than the author has looked at it as it is now. */
export const isReviewed = (calibration: Calibration): boolean =>
  calibration.reviewer !== undefined && calibration.reviewer.hash === calibrationHash(calibration) && samePerson(calibration.reviewer.by, calibration.author.by) === false;

const samePerson = (a: string, b: string): boolean => a.normalize('NFC').toLowerCase().trim() === b.normalize('NFC').toLowerCase().trim();

/** A calibration that changes nothing says only that a walk was made. */
export const isEmpty = ({ versionMark, values, elements, requests, dialogs }: Calibration): boolean => versionMark === undefined && Object.keys(values).length + Object.keys(elements).length + requests.length + dialogs.length === 0;

/** Every screen was there and every element on it; a screen that only a save brings about is nobody's miss. */
export const isClean = ({ walk }: Calibration): boolean => walk.missing.length + walk.notReached.length === 0;

/** What a calibration lets the relay know: nothing while only one person has said it, whatever the run is for. */
export const calibratedRules = (calibration: Calibration): Pick<RelayRules, 'declaredReads' | 'ambient'> => {
  const { appliance, requests } = calibration;
  if (!isReviewed(calibration)) return { declaredReads: [], ambient: [] };
  const rules = (is: 'read' | 'ambient'): RequestRule[] =>
    requests.filter((one) => one.is === is).map(({ method, path, fields, fixed }) => ({ id: `${appliance}/calibrated`, method, path, fields, ...(is === 'read' ? { fixed } : {}) }));
  return { declaredReads: rules('read'), ambient: rules('ambient') };
};

const saveDialogOf = ({ save, kind, text }: Calibration['dialogs'][number]): SaveDialog => ({ save, kind, text });

/**
 * The dialogs that a calibration lets be agreed to, each during its own save: none while only one person has said it.
 * @param saves the appliance's declared saves
 * @throws FaultError `calibration` for a save that the appliance does not declare
 */
export const calibratedDialogs = (calibration: Calibration, saves: readonly RequestRule[] = []): readonly SaveDialog[] => {
  if (!isReviewed(calibration)) return [];
  const unknown = calibration.dialogs.find(({ save }) => !saves.some((one) => one.id === save));
  if (unknown) throw new FaultError('calibration', { detail: `dialogs: ${unknown.save}` });
  return calibration.dialogs.map(saveDialogOf);
};
