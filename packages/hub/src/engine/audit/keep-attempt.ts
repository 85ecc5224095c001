import { type Clock, HaloError } from '@sundog/halo';
import type { Actor } from '../../foundation/actor.ts';
import { HubError } from '../../foundation/errors/hub-error.ts';
import { InvalidInputError } from '../../foundation/errors/invalid-input.ts';
import { NotPermittedError } from '../../foundation/errors/not-permitted.ts';
import type { Db, Store } from '../../store/database.ts';
import { type AuditEntry, insertAuditEntry } from '../../store/rows/audit-rows.ts';

/** Who does something, and in which workspace. */
export interface DoingDeps {
  readonly store: Store;
  /** Null: the installation as a whole. */
  readonly workspaceId: number | null;
  readonly clock: Clock;
  readonly actor: Actor;
}

/** Who does this, from where, and when: what every row of the audit says. */
export function describeDoing(
  { actor, clock }: Pick<DoingDeps, 'actor' | 'clock'>,
  verb: string,
): Pick<AuditEntry, 'actor' | 'accountId' | 'origin' | 'verb' | 'at'> {
  return {
    actor: `${actor.kind}:${actor.name}`,
    ...(actor.accountId === undefined ? {} : { accountId: actor.accountId }),
    ...(actor.origin ? { origin: actor.origin } : {}),
    verb,
    at: new Date(clock.now()),
  };
}

/** What was tried and refused. */
export interface Refusal {
  /** A verb, or a route of the API: `connection.edit`, `audit.list`. */
  readonly verb: string;
  /** Why, by the code of the error. */
  readonly code: string;
  /** `connection 3`; empty where nobody knows. */
  readonly subject: string;
}

/** Keeps in the audit that something was refused, in a transaction of its own. @throws DatabaseUnavailableError */
export async function keepRefusal(deps: DoingDeps, { verb, code, subject }: Refusal): Promise<void> {
  await writeAlone(deps, { ...describeDoing(deps, verb), subject, result: 'refused', detail: { code } });
}

/** A verb that threw. */
export interface Attempt {
  readonly verb: string;
  /** What it was given; of it only the connection is told. */
  readonly given: unknown;
  readonly error: unknown;
}

/**
 * Keeps in the audit that a verb was refused, or that a person's request failed: its code, never its text. Nothing of it depends on the
 * transaction that was rolled back. At the command line a failure is seen by who caused it, and the timetable's stand in the log.
 * @throws DatabaseUnavailableError where a refusal cannot be kept; it stays refused
 */
export async function keepAttempt(deps: DoingDeps, { verb, given, error }: Attempt): Promise<void> {
  const subject = subjectOf(given);
  if (error instanceof NotPermittedError) return keepRefusal(deps, { verb, code: error.code, subject });
  if (deps.actor.kind !== 'person' || isNoAttempt(error)) return;
  const detail = { code: codeOf(error) };
  const kept = writeAlone(deps, { ...describeDoing(deps, verb), subject, result: 'failed', detail });
  // Where the database itself failed the row fails with it; the first error says more, and the caller throws it.
  await kept.catch(() => undefined);
}

/** Writes a row in a transaction of its own. @throws DatabaseUnavailableError */
export async function writeAlone({ store, workspaceId }: DoingDeps, entry: AuditEntry): Promise<void> {
  const write = (db: Db) => insertAuditEntry(db, entry);
  await (workspaceId === null ? store.inInstallation(write) : store.inWorkspace(workspaceId, write));
}

/** A form that was not filled in right, or a person who went away. */
function isNoAttempt(error: unknown): boolean {
  return error instanceof InvalidInputError || (error instanceof Error && error.name === 'AbortError');
}

/** Errors of ours and of the HaloPSA client carry a code; others are unforeseen. */
function codeOf(error: unknown): string {
  return error instanceof HubError || error instanceof HaloError ? error.code : 'internal-error';
}

/** Verbs name their connection by number or by name. Other input may hold anything, a secret among it. */
function subjectOf(given: unknown): string {
  if (typeof given !== 'object' || given === null) return '';
  if ('connectionId' in given && Number.isSafeInteger(given.connectionId)) return `connection ${given.connectionId}`;
  if ('connection' in given && typeof given.connection === 'string') return `connection ${given.connection.slice(0, 100)}`;
  return '';
}
