import type { FlowState } from '../../store/rows/flow-rows.ts';

/** Errors that are those of a whole connection, whichever entity met them first: what was not tried behind it has the same cause. */
const connectionWide: ReadonlySet<string> = new Set([
  'credentials-stopped-working',
  'wrong-client',
  'wrong-password',
  'wrong-tenant',
  'application-inactive',
  'grant-not-allowed',
  'no-agent-chosen',
  'api-only-agent',
  'needs-sign-in',
  'user-instead-of-agent',
  'blocked-before-sign-in',
  'secret-not-given',
]);

/** What an entity failed with last: its own error, else the one that stopped the whole connection before its turn came. */
export function failuresOf(states: readonly FlowState[]): (entity: string) => { code: string; message: string } | null {
  const byEntity = new Map(
    states.flatMap(({ entity, errorCode, message }) =>
      errorCode === null ? [] : [[entity, { code: errorCode, message: message ?? errorCode }] as const],
    ),
  );
  const whole = [...byEntity.values()].find(({ code }) => connectionWide.has(code)) ?? null;
  return (entity) => byEntity.get(entity) ?? whole;
}
