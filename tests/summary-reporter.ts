import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { FullResult, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';

/** The numbers of the failure cases in these tests' titles, in order. */
const namedBy = (tests: readonly TestCase[]): string[] => [...new Set(tests.flatMap((test) => test.title.match(/\bF-\d+\b/g) ?? []))].sort((a, b) => Number(a.slice(2)) - Number(b.slice(2)));

/**
 * Counts every test once and says `N passed, M failed`. A test that was skipped, interrupted or never ran was not checked, so it counts as failed,
 * and so does an error outside any test. With RUNBOOK_TEST_SUMMARY the counts go into that file instead, for a caller who adds its own.
 */
export default class SummaryReporter implements Reporter {
  private suite: Suite | undefined;
  private errors = 0;

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  onError(_error: TestError): void {
    this.errors += 1;
  }

  onEnd(result: FullResult): void {
    const tests = this.suite?.allTests() ?? [];
    const passed = tests.filter((test) => test.outcome() === 'expected');
    const unrun = tests.filter((test) => test.outcome() === 'skipped');
    for (const test of unrun) console.log(`not run, counted as failed: ${relative('.', test.location.file)}:${test.location.line} ${test.title}`);
    const cases = namedBy(tests);
    if (cases.length > 0) console.log(`cases of docs/failures.md named by tests that passed: ${namedBy(passed).join(' ') || 'none'}`);
    const others = tests.length - passed.length + this.errors;
    // A run that ended badly, or had nothing to check, never counts as clean.
    const failed = others === 0 && (result.status !== 'passed' || tests.length === 0) ? 1 : others;
    const file = process.env['RUNBOOK_TEST_SUMMARY'];
    if (file) writeFileSync(file, JSON.stringify({ passed: passed.length, failed }));
    else console.log(`${passed.length} passed, ${failed} failed`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
