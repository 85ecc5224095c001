import type { ProbedStream, StreamName } from './define-connector.ts';
import { ConnectorError } from './errors/connector-error.ts';
import type { Question } from './http/question.ts';
import type { Session } from './session.ts';

/**
 * A probe that asks one small question per list. What stands in the way of one list (a missing right) is told; what stands in the way of all
 * (a refused sign-in, no network) is thrown.
 * @throws SignInRefusedError and every other error whose disposition is not `skip`
 */
export function probeStreams(
  questions: Readonly<Partial<Record<StreamName, Question>>>,
): (session: Session, options: { readonly signal?: AbortSignal }) => Promise<readonly ProbedStream[]> {
  return async (session, { signal }) => {
    const probed: ProbedStream[] = [];
    for (const [stream, question] of Object.entries(questions) as [StreamName, Question][]) {
      const code = await codeOf(session, question, signal);
      probed.push({ stream, isPermitted: code === null, code });
    }
    return probed;
  };
}

async function codeOf(session: Session, question: Question, signal: AbortSignal | undefined): Promise<string | null> {
  try {
    await session.http.ask(question, { signal });
    return null;
  } catch (error) {
    if (error instanceof ConnectorError && error.disposition === 'skip') return error.code;
    throw error;
  }
}
