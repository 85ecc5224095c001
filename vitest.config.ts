import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from './scripts/closing-line-reporter.ts';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'e2e/**/*.test.ts', 'scripts/**/*.test.ts'],
    // A real PostgreSQL and real sockets stand behind most suites; two cores are the smallest machine that must pass.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Where a change is judged, a machine that stood still for a moment must not decide: what fails there is tried again, and the report says so.
    retry: process.env['CI'] ? 2 : 0,
    reporters: ['default', new ClosingLineReporter()],
    globalSetup: ['packages/hub/test/global-setup.ts'],
  },
});
