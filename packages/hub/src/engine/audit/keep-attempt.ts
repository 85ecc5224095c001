import { type Clock, HaloError } from '@sundog/halo';
import type { Actor } from '../../foundation/actor.ts';
import { HubError } from '../../foundation/errors/hub-error.ts';
import { InvalidInputError } from '../../foundation/errors/invalid-input.ts';
import { NotPermittedError } from '../../foundation/errors/not-permitted.ts';
import type { Store } from '../../store/database.ts';
import { type AuditEntry, insertAuditEntry } from '../../store/rows/audit-rows.ts';

interface DoingDeps {
  readonly store: Store;
  readonly workspaceId: number;
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

/** A verb that threw. */
export interface Attempt {
  readonly verb: string;
  /** What it was given; of it only the connection is told. */
  readonly given: unknown;
  readonly error: unknown;
}

/**
 * Keeps in the audit that something was refused, or that a person's request failed: its code, never its text. Nothing of it depends on the
 * transaction that was rolled back. At the command line a failure is seen by who caused it, and the timetable's stand in the log.
 * @throws DatabaseUnavailableError where a refusal cannot be kept; it stays refused
 */
export async function keepAttempt(deps: DoingDeps, { verb, given, error }: Attempt): Promise<void> {
  const isRefused = error instanceof NotPermittedError;
  if (!isRefused && (deps.actor.kind !== 'person' || isNoAttempt(error))) return;
  const entry: AuditEntry = {
    ...describeDoing(deps, verb),
    subject: subjectOf(given),
    result: isRefused ? 'refused' : 'failed',
    detail: { code: codeOf(error) },
  };
  const kept = deps.store.inWorkspace(deps.workspaceId, (db) => insertAuditEntry(db, entry));
  if (isRefused) return kept;
  // Where the database itself failed the row fails with it; the first error says more, and the caller throws it.
  await kept.catch(() => undefined);
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
