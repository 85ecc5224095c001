import { z } from 'zod';
import { defineVerb, parseInput } from '../../engine/verb.ts';
import { AnotherHaloError } from '../../foundation/errors/another-halo.ts';
import { NameTakenError } from '../../foundation/errors/name-taken.ts';
import type { Secret } from '../../foundation/secret.ts';
import type { Db } from '../../store/database.ts';
import { type ConnectionRow, findConnectionByName, updateConnection } from '../../store/rows/connection-rows.ts';
import { listSyncStates } from '../../store/rows/sync-state-rows.ts';
import { assertNameIsFree, type ConnectionResult } from './connect.ts';
import { connectionFields, connectionName, saveWithField, secretField, signalField } from './connection-input.ts';
import { toDraft, toRowFields, toTypedFields } from './connection-row-fields.ts';
import { type Examination, examine, maySave, maySaveWithErrors, type SaveWith } from './examine.ts';
import { keepCapabilities } from './keep-capabilities.ts';
import { keepSecret, readSecret } from './keep-secret.ts';
import { readConnection } from './list-connections.ts';
import type { SetupDeps } from './setup-deps.ts';

const input = z.object({
  /** Name or id of the connection as it is now. */
  connection: z.string(),
  /** Only what changes; checked as a whole once it is laid over the present fields. */
  changes: z.record(z.string(), z.unknown()),
  /** Null: left blank, the stored one stays. */
  secret: secretField.nullable(),
  /** The new address leads to the HaloPSA whose rows the mirror holds. Without it such an address is refused once something was read. */
  isSameHalo: z.boolean().default(false),
  saveWith: saveWithField,
  signal: signalField,
});

export type EditConnectionInput = z.input<typeof input>;

const wholeFields = connectionFields.extend({ name: connectionName }).strict();

/** An edit that was tested and not yet saved. */
export interface PreparedEdit {
  readonly row: ConnectionRow;
  readonly fields: z.output<typeof wholeFields>;
  readonly examination: Examination;
}

/**
 * Changes a connection: the whole of it is tested with the changes first. When the test does not allow saving, the old values stay.
 * @throws InvalidInputError, NotPermittedError, ConnectionNotFoundError, NameTakenError, UnknownEntityError, AnotherHaloError
 */
export const editConnection = defineVerb<SetupDeps, typeof input, PreparedEdit, ConnectionResult>({
  name: 'connection.edit',
  input,
  prepare: prepareEdit,
  run: (deps, { secret, saveWith }, prepared) => saveEdit(deps, prepared, { secret, saveWith }),
  audit: ({ changes, secret }, { saved, connectionId, report }) =>
    saved
      ? {
          subject: `connection ${connectionId}`,
          detail: { fields: [...Object.keys(changes), ...(secret ? ['secret'] : [])], outcome: report.outcome },
        }
      : null,
});

/** Lays the changes over the stored fields and tests the whole. Also what rotating does. */
export async function prepareEdit(
  deps: SetupDeps,
  given: Omit<z.output<typeof input>, 'saveWith' | 'isSameHalo'> & { readonly isSameHalo?: boolean },
): Promise<PreparedEdit> {
  const row = await readConnection(deps, given.connection);
  const fields = parseInput('connection.edit', wholeFields, toTypedFields(row, given.changes));
  if (fields.name.toLowerCase() !== row.name.toLowerCase()) await assertNameIsFree(deps, fields.name);
  const secret = given.secret ?? (await readSecret(deps, row));
  // What worked before says something only about the same pair of keys.
  const workedAt = given.secret === null && fields.clientId === row.clientId ? row.workedAt : null;
  const examination = await examine(deps, toDraft(fields, secret, workedAt), given.signal);
  if (!given.isSameHalo) await assertSameHalo(deps, row, examination);
  return { row, fields, examination };
}

/** Ids of one HaloPSA mean other records in another: what the mirror holds must not be mixed with what is read from elsewhere. */
async function assertSameHalo(deps: SetupDeps, row: ConnectionRow, { address }: Examination): Promise<void> {
  if (address === null || (address.resourceServer === row.resourceServer && address.tenant === row.tenant)) return;
  const states = await deps.store.inWorkspace(deps.workspaceId, (db) => listSyncStates(db, row.id));
  if (states.some(({ lastSuccessAt }) => lastSuccessAt !== null)) throw new AnotherHaloError(row, address);
}

/** Saves a tested edit, or says why not. */
export async function saveEdit(
  deps: SetupDeps & { readonly db: Db },
  { row, fields, examination }: PreparedEdit,
  { secret, saveWith }: { readonly secret: Secret | null; readonly saveWith: SaveWith },
): Promise<ConnectionResult> {
  const { report, address } = examination;
  if (address === null || !maySave(examination, saveWith))
    return { saved: false, connectionId: row.id, report, maySaveWithErrors: maySaveWithErrors(examination) };
  const namesake = await findConnectionByName(deps.db, fields.name);
  if (namesake && namesake.id !== row.id) throw new NameTakenError(fields.name);
  await updateConnection(deps.db, row.id, toRowFields(fields, { draft: examination.draft, address, report }));
  if (secret) await keepSecret(deps, row.id, secret);
  await keepCapabilities(deps.db, row.id, report);
  return { saved: true, connectionId: row.id, report, maySaveWithErrors: false };
}
