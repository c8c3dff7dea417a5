import type { Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';

/** Passes on what the long walk says, and errors; nothing else. */
export default class SoakReporter implements Reporter {
  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onStdErr(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  onError(error: TestError): void {
    console.error(error.message ?? error.value);
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const error of result.errors) console.error(error.message ?? error.value);
  }

  printsToStdio(): boolean {
    return true;
  }
}
