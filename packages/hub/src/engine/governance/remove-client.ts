import type { HaloRow } from '@sundog/halo';
import type { Db } from '../../store/database.ts';
import { toTableName } from '../../store/mirror/mirror-table.ts';
import {
  beginLeaving,
  collectLeaving,
  countLeaving,
  deleteLeaving,
  forgetLeavingParents,
  listLeaving,
} from '../../store/rows/client-removal-rows.ts';
import { expireExports } from '../../store/rows/export-job-rows.ts';
import { deleteIssues, listKeptTexts } from '../../store/rows/kept-text-rows.ts';
import type { ErasedRecord } from '../../store/rows/rule-rows.ts';
import type { GovernedEntity } from './client-path.ts';
import { removalSteps } from './removal-steps.ts';
import { makeRowRules } from './row-rules.ts';

interface ClientRemoval {
  readonly connectionId: number;
  readonly clientId: number;
  readonly entities: readonly GovernedEntity[];
}

/** What of a client was removed. */
export interface ClientRemoved {
  /** Table -> rows, only where there were any; `hub.sync_issue` among them. */
  readonly counts: Readonly<Record<string, number>>;
  /** Ids over which rows without a client of their own lead to it. */
  readonly records: readonly ErasedRecord[];
}

/** Counts what {@link removeClient} would remove from the mirror. Changes nothing. */
export async function countClient(db: Db, { entities, ...of }: ClientRemoval): Promise<Readonly<Record<string, number>>> {
  const steps = removalSteps(entities);
  await beginLeaving(db, of);
  const counts: Record<string, number> = {};
  for (const step of steps) await collectLeaving(db, step, of);
  for (const step of steps) add(counts, `mirror.${step.table.table}`, await countLeaving(db, step, of));
  return counts;
}

/** Removes every row of a client from the mirror, and every text of it that was set aside. */
export async function removeClient(db: Db, { entities, ...of }: ClientRemoval): Promise<ClientRemoved> {
  const steps = removalSteps(entities);
  const counts: Record<string, number> = {};
  await beginLeaving(db, of);
  for (const step of steps) await collectLeaving(db, step, of);
  const records = await listLeaving(db, of.clientId);
  for (const step of steps) {
    const { rows, issues } = await deleteLeaving(db, step, of);
    add(counts, `mirror.${step.table.table}`, rows);
    add(counts, 'hub.sync_issue', issues);
  }
  for (const { halo } of entities) {
    if (halo.source.by === 'list') continue;
    const names = { parent: toTableName(halo.source.parent), child: toTableName(halo.name) };
    add(counts, 'hub.sync_issue', await forgetLeavingParents(db, { connectionId: of.connectionId, ...names }));
  }
  add(counts, 'hub.sync_issue', await removeTexts(db, { entities, ...of }, records));
  // Files that people exported may hold rows of the client.
  await expireExports(db, of.connectionId);
  return { counts, records };
}

/** Rows that were set aside and say themselves that they belong to the client. */
async function removeTexts(db: Db, { entities, ...of }: ClientRemoval, erasedRecords: readonly ErasedRecord[]): Promise<number> {
  const book = { version: 0, noTicketText: false, retention: [], erasedClients: [of.clientId], erasedRecords };
  const rules = makeRowRules(book, entities, new Date(0));
  const halos = new Map(entities.map(({ halo }) => [toTableName(halo.name), halo]));
  const texts = await listKeptTexts(db, of.connectionId);
  const gone = texts.filter(({ entity, raw }) => {
    const halo = halos.get(entity);
    return halo !== undefined && rules.keep(halo, [parseRow(raw)]).length === 0;
  });
  await deleteIssues(
    db,
    gone.map(({ id }) => id),
  );
  return gone.length;
}

function parseRow(raw: string): HaloRow {
  try {
    const value: unknown = JSON.parse(raw);
    return { value: typeof value === 'object' && value !== null ? { ...value } : {}, raw };
  } catch {
    return { value: {}, raw };
  }
}

function add(counts: Record<string, number>, name: string, rows: number): void {
  if (rows > 0) counts[name] = (counts[name] ?? 0) + rows;
}
