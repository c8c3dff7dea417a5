import { readFile } from 'node:fs/promises';
import { writeFileAtomic } from '../engine/evidence/run-folder.ts';
import { systemCode } from '../engine/inputs/text-file.ts';
import { planSchema, type Plan } from '../engine/plan.ts';
import { trouble, type Trouble } from './trouble.ts';
import { words } from './words.ts';

/** Reads the file of `plan --out`. Whether it still fits the machine is judged when the machine has been read. */
export const readPlan = async (file: string, troubles: Trouble[]): Promise<Plan | undefined> => {
  const where = `--plan ${file}`;
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const reason = systemCode(error);
    troubles.push(trouble('plan-unreadable', where, { ko: () => words.planUnreadable.ko(reason), en: () => words.planUnreadable.en(reason) }));
    return undefined;
  }
  const parsed = planSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  troubles.push(trouble('plan-not-a-plan', `${where} ${field}`.trim(), words.planNotAPlan));
  return undefined;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const writePlan = (file: string, plan: Plan): Promise<void> => writeFileAtomic(file, `${JSON.stringify(plan, undefined, 2)}\n`);
