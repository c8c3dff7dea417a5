import { z } from 'zod';

const way = z.object({ route: z.string(), address: z.string(), profile: z.string(), telling: z.boolean() });

/** Which mark of a machine is not the one it was trusted with. */
export type ChangedMark = 'pin' | 'label' | 'address';

export const machineRecord = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  pin: z.string().optional(),
  label: z.string().optional(),
  /** Every way on which a person has trusted it. */
  ways: z.array(way).min(1),
  /** Each `runbook trust`, oldest first. */
  trusted: z.array(z.object({ at: z.iso.datetime(), by: z.string(), changed: z.array(z.enum(['pin', 'label', 'address'])) })).min(1),
});
/** A machine that a person has trusted, with the marks it had then. */
export type MachineRecord = z.output<typeof machineRecord>;
