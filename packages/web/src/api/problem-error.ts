import type { Problem } from '@sundog/api';

/** A refusal or a failure of the hub, with everything that it said of it (RFC 9457). */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(problem.title, cause === undefined ? undefined : { cause });
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** The problem behind any error: a screen never has less to show than title, remedy and code. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return ours('console-error', 'This page has stumbled over an error of its own.', {
    detail: `${error instanceof Error ? `${error.name}: ${error.message}. ` : ''}Load the page anew; where it comes again, copy this and report it.`,
  });
}

/** Whether the hub said that nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 401;
}

/** The hub did not answer at all. */
export function unreachable(cause: unknown): ProblemError {
  return new ProblemError(
    ours('hub-unreachable', 'The hub does not answer.', {
      detail:
        'Cause: it is stopped or being restarted, or this device has lost its network. It is asked again by itself; nothing that you entered is lost.',
    }),
    cause,
  );
}

/** Reads the problem of an answer; what is not one (a proxy's page) becomes one. */
export async function readProblem(answer: Response): Promise<ProblemError> {
  const requestId = '';
  try {
    const given: unknown = await answer.json();
    if (typeof given === 'object' && given !== null && 'code' in given && 'title' in given)
      return new ProblemError(given as Problem);
  } catch {
    // Not JSON: it did not come from the hub.
  }
  return new ProblemError({
    ...ours('foreign-answer', 'Something between this browser and the hub answered in its place.', {
      detail: `It said ${answer.status}. Cause: a proxy that cannot reach the hub, or that refuses the request. Ask whoever runs it.`,
    }),
    status: answer.status,
    requestId,
  });
}

function ours(code: string, title: string, more: { readonly detail: string }): Problem {
  return { type: `urn:sundog:problem:${code}`, title, status: 0, code, requestId: '', ...more };
}
