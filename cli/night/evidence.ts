import type { CheckResult } from '../../engine/night/target.ts';
import { worst, type Verdict } from '../../engine/verdict.ts';
import type { Finished } from '../execute.ts';

type Ended = Pick<Finished, 'report' | 'reportFault'> & { readonly outcome: Pick<Finished['outcome'], 'verdict' | 'gaps'> };

/** The checks decide; a run that could not be completed is at least not checked and never better than it said itself, and one whose evidence is incomplete or missing is withheld. */
export const verdictOf = (checks: readonly Pick<CheckResult, 'verdict'>[], { outcome, reportFault }: Ended, completed: boolean): Verdict =>
  worst([...checks.map((one) => one.verdict), ...(completed ? [] : [outcome.verdict, 'not-checked' as const]), ...(reportFault || (outcome.gaps ?? []).length > 0 ? ['withheld' as const] : [])]);

/** The report as it may be handed on; what the leak gate refused is not. */
export const reportOf = ({ report, reportFault }: Ended): string | undefined => (reportFault?.code === 'leak' ? undefined : report);
