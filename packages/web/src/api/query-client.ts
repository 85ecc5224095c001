import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error.ts';

/** Whether it is worth asking again: the hub did not answer, or is not ready. What it refused it will refuse again. */
function isWorthRetrying(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false;
  const { status } = error.problem;
  return status === 0 || status === 502 || status === 503 || status === 504;
}

/** What the console remembers of the hub's answers. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => count < 2 && isWorthRetrying(error),
        retryDelay: (count) => 600 * 2 ** count,
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
}
