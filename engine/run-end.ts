import { exitCodes, stoppedByPerson, worst, type Verdict } from './verdict.ts';
import type { Walked } from './walk/walked.ts';

/** How a run ended: the worst of the sections; evidence with gaps makes a good end `withheld`. A stop by the person is 130 before any act; after one it is failed or unknown, by reading. */
export const endOf = ({ results, verdict: forced, fault, gaps = [] }: Walked): { verdict: Verdict; exitCode: number } => {
  const walked = forced ?? worst(results.map((one) => one.verdict));
  const verdict = gaps.length === 0 ? walked : worst([walked, 'withheld']);
  if (fault?.code !== 'stopped') return { verdict, exitCode: exitCodes[verdict] };
  const acted = results.some((one) => one.verdict === 'changed' || one.verdict === 'failed' || one.verdict === 'unknown');
  return acted ? { verdict: worst([verdict, 'failed']), exitCode: exitCodes[worst([verdict, 'failed'])] } : { verdict: 'not-checked', exitCode: stoppedByPerson };
};
