import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { NoAgeError } from '../../foundation/errors/no-age.ts';
import { UnknownEntityError } from '../../foundation/errors/unknown-entity.ts';
import { toTableName } from '../../store/mirror/mirror-table.ts';
import {
  changeRules,
  deleteRetentionRules,
  listRetentionRules,
  type RetentionRule,
  upsertRetentionRule,
} from '../../store/rows/rule-rows.ts';
import type { GovernanceDeps } from './governance-deps.ts';

const what = z.enum(['records', 'deleted']);
const input = z.object({
  connectionId: z.int(),
  /** Table names; null: every entity, which only `deleted` allows. */
  entities: z.array(z.string()).readonly().nullable(),
  what,
  days: z.int().min(1).max(36_500),
});
const clearInput = z.object({
  connectionId: z.int(),
  /** Null: every entity. */
  entities: z.array(z.string()).readonly().nullable(),
  whats: z.array(what).readonly(),
});

export type SetRetentionInput = z.input<typeof input>;
export type ClearRetentionInput = z.input<typeof clearInput>;

interface ChosenTables {
  readonly tables: readonly string[];
  /** Table -> days, of those that had such a rule. */
  readonly before: Readonly<Record<string, number>>;
}

/**
 * Sets for how many days records, or tombstones, of entities are kept. Removes nothing by itself: the nightly run does. From now on a sync
 * keeps out what is older.
 * @throws InvalidInputError, NotPermittedError, UnknownEntityError, NoAgeError
 */
export const setRetention = defineVerb<GovernanceDeps, typeof input, ChosenTables, readonly string[]>({
  name: 'retention.set',
  input,
  prepare: async (deps, wish) => {
    const tables = chooseTables(deps, wish);
    const rules = (await listRetention(deps, wish.connectionId)).filter((rule) => rule.what === wish.what);
    return {
      tables,
      before: Object.fromEntries(rules.flatMap((rule) => (tables.includes(rule.entity) ? [[rule.entity, rule.days]] : []))),
    };
  },
  run: async ({ db, actor, clock }, rule, { tables }) => {
    await changeRules(db, rule.connectionId);
    const set = { ...rule, setBy: `${actor.kind}:${actor.name}`, setAt: new Date(clock.now()) };
    for (const entity of tables) await upsertRetentionRule(db, { ...set, entity });
    return tables;
  },
  audit: ({ connectionId, days, what: kind, entities }, _output, { before }) => ({
    subject: `connection ${connectionId}`,
    detail: { entities: entities ?? 'all', what: kind, before, after: days },
  }),
});

/** Takes rules away: what comes from now on is kept for ever. What was removed comes back with the next full pass. */
export const clearRetention = defineVerb<GovernanceDeps, typeof clearInput, readonly string[], number>({
  name: 'retention.clear',
  input: clearInput,
  prepare: async (deps, { entities }) => chooseTables(deps, { entities, what: 'deleted' }),
  run: async ({ db }, { connectionId, whats }, tables) => {
    await changeRules(db, connectionId);
    return deleteRetentionRules(db, { connectionId, entities: tables, whats });
  },
  audit: ({ connectionId, entities, whats }, removed) =>
    removed === 0 ? null : { subject: `connection ${connectionId}`, detail: { entities: entities ?? 'all', whats, removed } },
});

/** Every rule, of one connection or of all. */
export async function listRetention(
  { store, workspaceId }: Pick<GovernanceDeps, 'store' | 'workspaceId'>,
  connectionId: number | null,
): Promise<readonly RetentionRule[]> {
  return store.inWorkspace(workspaceId, (db) => listRetentionRules(db, connectionId), { readOnly: true });
}

function chooseTables({ entities }: GovernanceDeps, wish: Pick<z.output<typeof input>, 'entities' | 'what'>): readonly string[] {
  const agesBy = new Map(entities.map(({ halo, agesBy: field }) => [toTableName(halo.name), field]));
  const ages = [...agesBy].filter(([, field]) => field !== null).map(([table]) => table);
  if (wish.entities === null && wish.what === 'records') throw new NoAgeError('all', ages);
  const tables = (wish.entities ?? [...agesBy.keys()]).map(toTableName);
  for (const table of tables) {
    const field = agesBy.get(table);
    if (field === undefined) throw new UnknownEntityError(table, [...agesBy.keys()]);
    if (field === null && wish.what === 'records') throw new NoAgeError(table, ages);
  }
  return tables;
}
