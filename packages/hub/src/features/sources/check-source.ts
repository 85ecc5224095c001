import type { ProbedStream, SourceFile, StreamFinding } from '@sundog/connectors';
import { z } from 'zod';
import { loadKit } from '../../engine/sources/load-kit.ts';
import { sourceProblemOf } from '../../engine/sources/source-problem.ts';
import { defineVerb } from '../../engine/verb.ts';
import type { SourceFailedError } from '../../foundation/errors/source-failed.ts';
import { markSourceChecked, type SourceRow } from '../../store/rows/source-rows.ts';
import { findSource } from './find-source.ts';
import { openSource } from './open-source.ts';
import type { SourceDeps } from './source-deps.ts';

const input = z.object({
  /** Name or number. */
  source: z.string(),
  /** What a source that reads files is checked with. */
  file: z.custom<SourceFile>().optional(),
});

/** What a check found: names of members and types, never a value. */
export interface SourceCheck {
  readonly id: number;
  readonly name: string;
  readonly state: 'passed' | 'passed-with-warnings' | 'failed';
  /** What stood in the way of everything; null: nothing did. */
  readonly problem: SourceFailedError | null;
  /** Which lists may be read. */
  readonly probed: readonly ProbedStream[];
  /** How the first answers of each list differ from what is assumed. */
  readonly findings: readonly StreamFinding[];
}

interface Found extends Pick<SourceCheck, 'problem' | 'probed' | 'findings'> {
  readonly row: SourceRow;
}

/**
 * Asks a tool for little: which lists may be read, and whether its first answers have the shapes that the connector assumes. Reads nothing into
 * the hub.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError, SourceSecretMissingError
 */
export const checkSource = defineVerb<SourceDeps, typeof input, Found, SourceCheck>({
  name: 'source.check',
  input,
  prepare: async (deps, { source, file }) => {
    const row = await findSource(deps, source);
    const { openSession, checkSource: compare } = await loadKit();
    const opened = await openSource(deps, 'source.check', { row, file });
    try {
      const probed = await opened.connector.probe(openSession(opened.connector, opened.options), {});
      return { row, problem: null, probed, findings: await compare(opened.connector, opened.options) };
    } catch (error) {
      const problem = sourceProblemOf(error);
      if (problem === null) throw error;
      return { row, problem, probed: [], findings: [] };
    } finally {
      await opened.close();
    }
  },
  run: async ({ db, clock }, _input, { row, ...found }) => {
    const state = stateOf(found);
    await markSourceChecked(db, row.id, { state, at: new Date(clock.now()) });
    return { id: row.id, name: row.name, state, ...found };
  },
  audit: (_input, { id, state, problem }) => ({
    subject: `source ${id}`,
    detail: { state, ...(problem ? { reason: problem.reason } : {}) },
  }),
});

/** What is missing or of another type, and a list that may not be read, a person should look at. Members that are new are not. */
function stateOf({ problem, probed, findings }: Pick<SourceCheck, 'problem' | 'probed' | 'findings'>): SourceCheck['state'] {
  if (problem !== null || !probed.some(({ isPermitted }) => isPermitted)) return 'failed';
  const isOdd = findings.some(
    ({ code, refused, differences }) =>
      code !== null || refused > 0 || differences.some(({ missing, retyped }) => missing.length > 0 || retyped.length > 0),
  );
  return isOdd || probed.some(({ isPermitted }) => !isPermitted) ? 'passed-with-warnings' : 'passed';
}
