import type { Clock } from '@sundog/halo';
import { z } from 'zod';
import type { Actor } from '../foundation/actor.ts';
import { InvalidInputError } from '../foundation/errors/invalid-input.ts';
import { NotPermittedError } from '../foundation/errors/not-permitted.ts';
import type { Db, Store } from '../store/database.ts';
import { insertAuditEntry } from '../store/rows/audit-rows.ts';
import { describeDoing, keepAttempt } from './audit/keep-attempt.ts';

/** What every verb gets; a feature adds what it needs. */
export interface VerbDeps {
  readonly store: Store;
  readonly workspaceId: number;
  readonly clock: Clock;
  readonly actor: Actor;
}

/** What an audit row says. Never a secret, never a customer's text. */
export interface AuditNote {
  /** `connection 3`. */
  readonly subject: string;
  /** What the subject is, where its text does not say it as `connection 3` does. */
  readonly subjectKind?: string;
  readonly subjectId?: string;
  /** What was before and is after stands in its members `before` and `after`. */
  readonly detail: Readonly<Record<string, unknown>>;
}

interface VerbDefinition<Deps extends VerbDeps, Schema extends z.ZodType, Prepared, Output> {
  /** `connection.connect`; also the name of the permission. */
  readonly name: string;
  readonly input: Schema;
  /** What takes time or asks Halo, before the transaction begins: no transaction ever waits for the network. */
  readonly prepare: (deps: Deps, input: z.output<Schema>) => Promise<Prepared>;
  readonly run: (deps: Deps & { readonly db: Db }, input: z.output<Schema>, prepared: Prepared) => Promise<Output>;
  /** Null: nothing was changed, so nothing is to be told. */
  readonly audit: (input: z.output<Schema>, output: Output, prepared: Prepared) => AuditNote | null;
}

/** A verb ready to be called by a door: with its dependencies and whatever came in. */
export type Verb<Deps extends VerbDeps, Input, Output> = (deps: Deps, input: Input) => Promise<Output>;

/**
 * Declares something that the business does: permit, parse, prepare, then run and audit in one transaction. What the actor may not do is
 * audited as refused, and what a person tried over the network and did not work as failed, each in a transaction of its own.
 * The verb throws InvalidInputError where the input does not parse and NotPermittedError where the actor may not.
 *
 * @example
 * export const renameConnection = defineVerb({
 *   name: 'connection.rename',
 *   input: z.object({ id: z.number(), name: z.string() }),
 *   prepare: async () => undefined,
 *   run: async ({ db }, { id, name }) => updateConnection(db, id, { name }),
 *   audit: ({ id, name }) => ({ subject: `connection ${id}`, detail: { name } }),
 * });
 */
export function defineVerb<Deps extends VerbDeps, Schema extends z.ZodType, Prepared, Output>(
  verb: VerbDefinition<Deps, Schema, Prepared, Output>,
): Verb<Deps, z.input<Schema>, Output> {
  const attempt = async (deps: Deps, given: unknown): Promise<Output> => {
    const { actor } = deps;
    if (actor.may !== 'everything' && !actor.may.has(verb.name)) throw new NotPermittedError(actor.name, verb.name);
    const input = parseInput(verb.name, verb.input, given);
    const prepared = await verb.prepare(deps, input);
    return deps.store.inWorkspace(deps.workspaceId, async (db) => {
      const output = await verb.run({ ...deps, db }, input, prepared);
      const note = verb.audit(input, output, prepared);
      if (note) await insertAuditEntry(db, { ...describeDoing(deps, verb.name), ...note });
      return output;
    });
  };
  return async (deps, given) => {
    try {
      return await attempt(deps, given);
    } catch (error) {
      await keepAttempt(deps, { verb: verb.name, given, error });
      throw error;
    }
  };
}

/** Parses what came in for a verb. @throws InvalidInputError */
export function parseInput<Schema extends z.ZodType>(verb: string, schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new InvalidInputError(verb, z.prettifyError(parsed.error));
  return parsed.data;
}
