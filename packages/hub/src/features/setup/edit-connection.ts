import { z } from 'zod';
import { eraseTicketText, readTicketTextAgain } from '../../engine/governance/erase-ticket-text.ts';
import { countUnchosen, dropUnchosen, type UnchosenRows } from '../../engine/governance/unchosen.ts';
import { defineVerb, parseInput } from '../../engine/verb.ts';
import { AnotherHaloError } from '../../foundation/errors/another-halo.ts';
import { NameTakenError } from '../../foundation/errors/name-taken.ts';
import type { Secret } from '../../foundation/secret.ts';
import type { Db } from '../../store/database.ts';
import { type ConnectionRow, findConnectionByName, updateConnection } from '../../store/rows/connection-rows.ts';
import { type ErasureReceipt, insertErasure } from '../../store/rows/erasure-rows.ts';
import { changeRules } from '../../store/rows/rule-rows.ts';
import { listSyncStates } from '../../store/rows/sync-state-rows.ts';
import { assertNameIsFree, type ConnectionResult } from './connect.ts';
import { connectionFields, connectionName, saveWithField, secretField, signalField } from './connection-input.ts';
import { toDraft, toRowFields, toTypedFields } from './connection-row-fields.ts';
import { describeEdit } from './describe-edit.ts';
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
  /** What becomes of the rows of entities that are no longer chosen: kept as they were last read, or dropped. */
  unchosen: z.enum(['keep', 'drop']).default('keep'),
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

/** How an edit ended, and what it did to what had been read. */
export interface EditResult extends ConnectionResult {
  /** Rows of entities that are not chosen (any more), and whether they were dropped. */
  readonly unchosen: { readonly rows: UnchosenRows; readonly areDropped: boolean };
  /** The receipts of what was erased. */
  readonly receipts: readonly ErasureReceipt[];
}

/**
 * Changes a connection: the whole of it is tested with the changes first. When the test does not allow saving, the old values stay.
 * @throws InvalidInputError, NotPermittedError, ConnectionNotFoundError, NameTakenError, UnknownEntityError, AnotherHaloError
 */
export const editConnection = defineVerb<SetupDeps, typeof input, PreparedEdit, EditResult>({
  name: 'connection.edit',
  input,
  prepare: prepareEdit,
  run: async (deps, { secret, saveWith, unchosen }, prepared) => {
    const result = await saveEdit(deps, prepared, { secret, saveWith });
    return { ...result, ...(await settleWhatWasRead(deps, prepared, { isSaved: result.saved, unchosen })) };
  },
  audit: ({ changes, secret }, { saved, connectionId, report }, prepared) => {
    const fields = Object.keys(changes);
    const detail = {
      fields: [...fields, ...(secret ? ['secret'] : [])],
      outcome: report.outcome,
      ...describeEdit(prepared, fields),
    };
    return saved ? { subject: `connection ${connectionId}`, detail } : null;
  },
});

/** Lays the changes over the stored fields and tests the whole. Also what rotating does. */
export async function prepareEdit(
  deps: SetupDeps,
  given: Omit<z.output<typeof input>, 'saveWith' | 'isSameHalo' | 'unchosen'> & { readonly isSameHalo?: boolean },
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

/** Erases what the edited connection may no longer hold, and makes the sync read again what it may hold now. */
async function settleWhatWasRead(
  deps: SetupDeps & { readonly db: Db },
  { row, fields }: PreparedEdit,
  { isSaved, unchosen }: { readonly isSaved: boolean; readonly unchosen: 'keep' | 'drop' },
): Promise<Pick<EditResult, 'unchosen' | 'receipts'>> {
  const { db, entities, actor, clock } = deps;
  const choice = { connectionId: row.id, entities, chosen: fields.entities };
  if (!isSaved) return { unchosen: { rows: {}, areDropped: false }, receipts: [] };
  const of = { connectionId: row.id, entities };
  const isDropping = unchosen === 'drop';
  const isTextChanged = row.noTicketText !== fields.noTicketText;
  if (isDropping || isTextChanged) await changeRules(db, row.id);
  const receipts: ErasureReceipt[] = [];
  const keepReceipt = async (kind: 'ticket-text' | 'unchosen', counts: Readonly<Record<string, number>>) => {
    const about = { connectionId: row.id, connectionName: fields.name, kind, clientId: null, isRemembered: false } as const;
    const by = { erasedBy: `${actor.kind}:${actor.name}`, erasedAt: new Date(clock.now()) };
    receipts.push(await insertErasure(db, { ...about, ...by, counts }));
  };
  const rows = await (isDropping ? dropUnchosen : countUnchosen)(db, choice);
  if (isDropping && Object.keys(rows).length > 0) await keepReceipt('unchosen', rows);
  if (isTextChanged && fields.noTicketText) await keepReceipt('ticket-text', await eraseTicketText(db, of));
  if (isTextChanged && !fields.noTicketText) await readTicketTextAgain(db, of);
  return { unchosen: { rows, areDropped: isDropping }, receipts };
}
