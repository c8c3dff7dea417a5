import { plainText } from '../redaction/plain-text.ts';
import type { CheckResult } from './target.ts';
import type { AttendedRow, NightRow, NightSummary } from './night-summary.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Controls are gone with the invisible characters; what else XML 1.0 cannot hold is taken out here. */
const xml = (text: string): string => plainText(text).replaceAll(/[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '').replaceAll(/[&<>"']/g, (mark) => entities[mark] ?? mark);

interface Case {
  readonly name: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly message: string;
}

/** Each screen that was not checked is an error, each drift a failure; who stands outside the night is skipped with the reason. */
const caseOf = (row: NightRow, check: CheckResult): Case => {
  const { verdict, title, slide } = check;
  const name = `${slide} ${title}`;
  const drift = check.changes.map((one) => `${one.where}: ${one.before} → ${one.after}`);
  const left = row.leftovers.filter((one) => one.fields.some((field) => field === check.id || field.startsWith(`${check.id}/`))).map((one) => `${one.ip} (${one.why})`);
  if (row.standing !== 'counts') return { name, outcome: 'skipped', message: `${row.standing}: ${row.sentence}` };
  if (verdict === 'as-wanted') return check.lookedAt === false ? { name, outcome: 'skipped', message: 'not looked at' } : { name, outcome: 'passed', message: '' };
  return { name, outcome: verdict === 'not-checked' || verdict === 'unknown' ? 'error' : 'failure', message: [...drift, ...left, row.sentence].join('; ') };
};

/** A verdict that none of its screens shows has a case of its own. */
const casesOf = (row: NightRow): Case[] => {
  const cases = row.checks.map((check) => caseOf(row, check));
  const { verdict, standing, sentence } = row;
  const outcome = standing !== 'counts' ? 'skipped' : verdict === 'differs' || verdict === 'held' || verdict === 'failed' ? 'failure' : 'error';
  const isSaid = verdict === 'as-wanted' || (verdict !== 'withheld' && cases.some((one) => one.outcome === outcome));
  return cases.length > 0 && isSaid ? cases : [...cases, { name: verdict, outcome, message: sentence }];
};

const attendedCase = (row: AttendedRow): Case => ({ name: 'attended', outcome: row.tooOld ? 'error' : 'skipped', message: `${row.reason} (${row.lastAt ?? '-'}${row.lastVerdict === undefined ? '' : ` ${row.lastVerdict}`})` });

const suite = (name: string, cases: readonly Case[], tookMs: number, notices: readonly string[] = []): string => {
  const count = (outcome: Case['outcome']): number => cases.filter((one) => one.outcome === outcome).length;
  const body = cases.map((one) => {
    const open = `    <testcase classname="${xml(name)}" name="${xml(one.name)}" time="0"`;
    return one.outcome === 'passed' ? `${open}/>` : `${open}><${one.outcome} message="${xml(one.message)}"/></testcase>`;
  });
  return [`  <testsuite name="${xml(name)}" tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}" time="${(tookMs / 1000).toFixed(3)}">`, ...body, ...(notices.length === 0 ? [] : [`    <system-out>${xml(notices.join('\n'))}</system-out>`]), '  </testsuite>'].join('\n');
};

/** The night for programs that read JUnit's XML: a suite per machine, a case per screen. A night without any target is one error. */
export const junitOf = (summary: NightSummary): string => {
  const suites = [
    ...summary.rows.map((row) => suite(`${row.customer.name} ${row.key}`, casesOf(row), row.tookMs ?? 0, row.notices)), ...summary.attended.map((row) => suite(`${row.customer.name} ${row.key}`, [attendedCase(row)], 0)),
    ...summary.problems.map((problem) => suite('night', [{ name: 'withheld', outcome: 'error', message: problem }], 0)),
  ];
  const all = suites.length > 0 ? suites : [suite('night', [{ name: 'targets', outcome: 'error', message: summary.sentence }], 0)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="terrace-runbooks ${xml(summary.id)}">\n${all.join('\n')}\n</testsuites>\n`;
};
