import { Stack } from '@mantine/core';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { type ProgressItem, ProgressList } from '../../ui/ProgressList.tsx';
import { PreflightFindings } from './PreflightFindings.tsx';
import type { TestState } from './use-test.ts';

const states = { running: 'running', passed: 'done', warning: 'done', failed: 'failed', 'not-tested': 'waiting' } as const;
const words = {
  running: 'Asking HaloPSA',
  passed: 'Well',
  warning: 'A warning',
  failed: 'Failed',
  'not-tested': 'Not tested',
} as const;

/** A test of a connection: its steps while it runs, what it found once it ended. */
export function TestProgress({ test }: { readonly test: TestState }) {
  const items = test.steps.map(
    ({ check, title, state }): ProgressItem => ({
      id: check,
      title,
      state: states[state],
      phase: words[state],
      done: state === 'running' ? 0 : 1,
      total: 1,
    }),
  );
  return (
    <Stack gap={12}>
      {test.isRunning ? <ProgressList label="Checks" items={items} /> : null}
      {test.error === null ? null : <ProblemPanel error={test.error} />}
      {test.result ? <PreflightFindings report={test.result.report} /> : null}
    </Stack>
  );
}
