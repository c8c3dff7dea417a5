import type { Verdict } from '../verdict.ts';
import type { NightSummary } from './night-summary.ts';

const verdicts: readonly Verdict[] = ['as-wanted', 'withheld', 'held', 'differs', 'not-checked', 'failed', 'unknown'];

/** A label's value: backslash, quote and line break are written as the exposition format wants them. */
const label = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

const seconds = (iso: string): number => Math.floor(Date.parse(iso) / 1000);

interface Family {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly (readonly [labels: string, value: number])[];
}

/** The night for Prometheus (text exposition, for the node exporter's textfile collector). Names of customers are ids. */
export const metricsOf = (summary: NightSummary): string => {
  const { rows, attended, targets, checks, expected, done } = summary;
  const of = (row: { key: string; customer: { id: string } }): string => `customer=${label(row.customer.id)},target=${label(row.key)}`;
  const families: Family[] = [
    { name: 'runbook_night_start_timestamp_seconds', help: 'When the night began.', samples: [['', seconds(summary.startedAt)]] },
    { name: 'runbook_night_end_timestamp_seconds', help: 'When the night ended; absent while it has not.', samples: summary.endedAt === undefined ? [] : [['', seconds(summary.endedAt)]] },
    { name: 'runbook_night_complete', help: '1 when the night came to its end.', samples: [['', summary.state === 'complete' ? 1 : 0]] },
    { name: 'runbook_night_exit_code', help: 'Exit code of the night (0 as wanted, 2 differs, 3 not checked, 6 withheld).', samples: [['', summary.exitCode]] },
    { name: 'runbook_night_expected', help: 'What was expected to be looked at.', samples: [['what="targets"', expected.targets], ['what="checks"', expected.checks]] },
    { name: 'runbook_night_done', help: 'What was looked at.', samples: [['what="targets"', done.targets], ['what="checks"', done.checks]] },
    { name: 'runbook_night_targets', help: 'Targets by verdict.', samples: verdicts.map((one) => [`verdict="${one}"`, targets[one] ?? 0]) },
    { name: 'runbook_night_checks', help: 'Screens by verdict.', samples: verdicts.map((one) => [`verdict="${one}"`, checks[one] ?? 0]) },
    { name: 'runbook_night_writes', help: 'Requests let through as writes; must be 0.', samples: [['', summary.writes]] },
    { name: 'runbook_target_verdict', help: '1 for the verdict of the target.', samples: rows.map((row) => [`${of(row)},verdict="${row.verdict}",standing="${row.standing}"`, 1]) },
    { name: 'runbook_target_duration_seconds', help: 'How long the last look at the target took.', samples: rows.flatMap((row) => (row.tookMs === undefined ? [] : [[of(row), row.tookMs / 1000] as const])) },
    { name: 'runbook_target_attended_age_days', help: 'Days since a person checked the target.', samples: attended.flatMap((row) => (row.ageDays === undefined ? [] : [[of(row), row.ageDays] as const])) },
  ];
  return families.filter((one) => one.samples.length > 0)
    .map(({ name, help, samples }) => [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...samples.map(([labels, value]) => `${name}${labels === '' ? '' : `{${labels}}`} ${value}`), ''].join('\n')).join('');
};
