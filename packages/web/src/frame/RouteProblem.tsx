import type { ErrorComponentProps } from '@tanstack/react-router';
import { ProblemPanel } from '../ui/ProblemPanel.tsx';

/** What stands in the place of a page that could not be shown; the frame around it stays. */
export function RouteProblem({ error, reset }: ErrorComponentProps) {
  return (
    <div style={{ padding: 24 }}>
      <ProblemPanel error={error} onRetry={reset} />
    </div>
  );
}
