import type { Clock } from '@sundog/halo';
import type { z } from 'zod';
import type { Actor } from '../foundation/actor.ts';
import { NotPermittedError } from '../foundation/errors/not-permitted.ts';
import type { Db, Store } from '../store/database.ts';
import type { AccessJournal, AccessNote } from './access/access-journal.ts';
import { describeDoing, keepAttempt } from './audit/keep-attempt.ts';
import { parseInput } from './verb.ts';

/** What every verb of the installation gets. */
export interface InstallationDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly actor: Actor;
  readonly journal: AccessJournal;
}

/** What of a note the verb itself says. */
export type InstallationNote = Omit<AccessNote, 'actor' | 'verb' | 'at'>;

interface InstallationVerb<Deps extends InstallationDeps, Schema extends z.ZodType, Prepared, Output> {
  readonly name: string;
  readonly input: Schema;
  /** What takes time or decides, before the transaction begins. */
  readonly prepare: (deps: Deps, input: z.output<Schema>) => Promise<Prepared>;
  readonly run: (deps: Deps & { readonly db: Db }, input: z.output<Schema>, prepared: Prepared) => Promise<Output>;
  /** Null: nothing is to be told. */
  readonly note: (input: z.output<Schema>, output: Output, prepared: Prepared) => InstallationNote | null;
}

/**
 * As `defineVerb`, for what concerns no single workspace: the work runs in a transaction of the installation and is written to its audit in the
 * same. The workspaces concerned are told once it is committed. A refusal is kept in the installation's audit.
 * The verb throws InvalidInputError where the input does not parse and NotPermittedError where the actor may not.
 *
 * @example
 * export const renameAccount = defineInstallationVerb({
 *   name: 'account.rename',
 *   input: z.object({ accountId: z.string(), displayName: z.string() }),
 *   prepare: async () => undefined,
 *   run: async ({ db }, { accountId, displayName }) => setDisplayName(db, accountId, displayName),
 *   note: ({ accountId }) => ({ accountId, subject: `account ${accountId}`, detail: {} }),
 * });
 */
export function defineInstallationVerb<Deps extends InstallationDeps, Schema extends z.ZodType, Prepared, Output>(
  verb: InstallationVerb<Deps, Schema, Prepared, Output>,
): (deps: Deps, input: z.input<Schema>) => Promise<Output> {
  return async (deps, given) => {
    const { actor, journal, store } = deps;
    const doing = { ...deps, workspaceId: null };
    if (actor.may !== 'everything' && !actor.may.has(verb.name)) {
      const error = new NotPermittedError(actor.name, verb.name);
      await keepAttempt(doing, { verb: verb.name, given, error });
      throw error;
    }
    const input = parseInput(verb.name, verb.input, given);
    const prepared = await verb.prepare(deps, input);
    const { output, note } = await store.inInstallation(async (db) => {
      const done = await verb.run({ ...deps, db }, input, prepared);
      const said = verb.note(input, done, prepared);
      const told = said && { ...describeDoing(doing, verb.name), ...said };
      if (told) await journal.keep(db, told);
      return { output: done, note: told };
    });
    if (note) await journal.tell(note);
    return output;
  };
}
