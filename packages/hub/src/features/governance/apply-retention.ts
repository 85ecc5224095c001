import { z } from 'zod';
import type { GovernedEntity } from '../../engine/governance/client-path.ts';
import { removeClient } from '../../engine/governance/remove-client.ts';
import { defineVerb } from '../../engine/verb.ts';
import type { Db } from '../../store/database.ts';
import { mirrorTableOf, toTableName } from '../../store/mirror/mirror-table.ts';
import { deleteOldRows, deleteOrphans } from '../../store/rows/retention-rows.ts';
import { addErasedRecords, type RetentionRule, readRuleBook } from '../../store/rows/rule-rows.ts';
import type { GovernanceDeps } from './governance-deps.ts';

const dayMs = 24 * 60 * 60 * 1000;
const input = z.object({ connectionId: z.int() });

/** What was removed because its time is over, or because it belongs to an erased client: table -> rows, only where there were any. */
export interface RetentionReport {
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Removes from the mirror what the rules of a connection no longer keep, with what belongs to it, and what a sync kept of an erased client
 * before it could know. Nothing is called deleted in Halo. A run that finds nothing leaves no audit row.
 * @throws InvalidInputError, NotPermittedError
 */
export const applyRetention = defineVerb<GovernanceDeps, typeof input, undefined, RetentionReport>({
  name: 'retention.apply',
  input,
  prepare: async () => undefined,
  run: async ({ db, entities, clock }, { connectionId }) => {
    const book = await readRuleBook(db, connectionId);
    const counts: Record<string, number> = {};
    const add = (name: string, rows: number) => {
      if (rows > 0) counts[name] = (counts[name] ?? 0) + rows;
    };
    for (const rule of book.retention) await applyRule(db, entities, { rule, now: clock.now(), add });
    for (const clientId of book.erasedClients) {
      const removed = await removeClient(db, { connectionId, clientId, entities });
      for (const [name, rows] of Object.entries(removed.counts)) add(name, rows);
      await addErasedRecords(db, connectionId, removed.records);
    }
    return { counts };
  },
  audit: ({ connectionId }, { counts }) =>
    Object.keys(counts).length === 0 ? null : { subject: `connection ${connectionId}`, detail: { counts } },
});

interface RuleRun {
  readonly rule: RetentionRule;
  readonly now: number;
  readonly add: (name: string, rows: number) => void;
}

async function applyRule(db: Db, entities: readonly GovernedEntity[], { rule, now, add }: RuleRun): Promise<void> {
  const entity = entities.find(({ halo }) => toTableName(halo.name) === rule.entity);
  if (!entity) return;
  const table = mirrorTableOf(entity.halo);
  const aged = table.columns.find(({ field }) => field === entity.agesBy)?.column;
  const column = rule.what === 'deleted' ? 'deleted_at' : aged;
  if (column === undefined) return;
  const { connectionId, days } = rule;
  const removed = await deleteOldRows(db, { connectionId, table, column, before: new Date(now - days * dayMs) });
  add(`mirror.${table.table}`, removed);
  for (const { halo } of entities) {
    const { source } = halo;
    if (source.by === 'list' || source.parent !== entity.halo.name) continue;
    const child = { table: mirrorTableOf(halo), parentField: source.parentField };
    add(`mirror.${child.table.table}`, await deleteOrphans(db, { connectionId, parent: table, child }));
  }
}
