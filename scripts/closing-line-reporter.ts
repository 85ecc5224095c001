import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends the output of `npm test` with one plain line, `N passed, N failed, N skipped`, that people and scripts can read.
 * A file that did not load and an error outside of any test count as failed: nothing that went wrong may hide behind a zero.
 */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(testModules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 };
    for (const testModule of testModules) {
      for (const test of testModule.children.allTests()) count[test.result().state] += 1;
      const isBroken =
        testModule.errors().length > 0 || [...testModule.children.allSuites()].some((suite) => suite.errors().length > 0);
      if (isBroken) count.failed += 1;
    }
    const unfinished = count.pending > 0 ? `, ${count.pending} not run` : '';
    const line = `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped${unfinished}\n`;
    // The default reporter writes its summary in the same event; the last line is written after everything else.
    process.once('exit', () => process.stdout.write(line));
  }
}
