import type { Sandbox } from '@sundog/sandbox';
import { entities } from '../../src/catalog/entities/index.ts';
import { mirrorTableOf } from '../../src/store/mirror/mirror-table.ts';
import type { SandboxMirror } from './sandbox-mirror.ts';
import { trueKeys } from './true-keys.ts';

/** How a mirror table differs from what the sandbox truly holds, by key. All empty: it is equal. */
export interface Difference {
  /** In the sandbox, not alive in the mirror. */
  readonly missing: readonly string[];
  /** Alive in the mirror, not in the sandbox. */
  readonly extra: readonly string[];
  /** In both, with another text. */
  readonly stale: readonly string[];
}

export const noDifference: Difference = { missing: [], extra: [], stale: [] };

/** Members that hold the text of a record, whatever the entity. */
const texts = ['name', 'summary', 'note', 'inventory_number'];

/** Compares one mirror table with the oracle: every key, and the text of every record. */
export async function compareWithOracle(
  mirror: Pick<SandboxMirror, 'sandbox' | 'query' | 'connectionId'>,
  name: string,
): Promise<Difference> {
  const entity = entities.find(({ halo }) => halo.name === name)?.halo;
  if (!entity) throw new TypeError(`There is no entity ${name}.`);
  const table = mirrorTableOf(entity);
  const key = table.key.map(({ column }) => column).join(`::text || ':' || `);
  const rows = await mirror.query<{ key: string; raw: string }>(
    `SELECT (${key})::text AS key, raw FROM mirror.${table.table} WHERE connection_id = $1 AND deleted_at IS NULL`,
    [mirror.connectionId],
  );
  const held = new Map(rows.map((row) => [row.key, row.raw]));
  const truth = trueKeys(mirror.sandbox, entity);
  const wires = entity.key.map((field) => entity.fields[field]?.wire ?? '');
  const stale: string[] = [];
  for (const row of mirror.sandbox.oracle.snapshot(name)) {
    const id = wires.map((wire) => String(row[wire])).join(':');
    const raw = JSON.parse(held.get(id) ?? '{}') as Record<string, unknown>;
    if (texts.some((member) => member in raw && raw[member] !== row[member])) stale.push(id);
  }
  const known = new Set(truth);
  return {
    missing: truth.filter((one) => !held.has(one)),
    extra: [...held.keys()].filter((one) => !known.has(one)).sort(),
    stale,
  };
}

/** The pages of one list that were asked for, in order. */
export function pagesAsked(sandbox: Sandbox, path: string): readonly number[] {
  return sandbox.control
    .requests()
    .filter((request) => request.path === path && request.query['page_no'] !== undefined)
    .map((request) => Number(request.query['page_no']));
}

/** Waits until a fault struck. */
export async function untilStruck(sandbox: Sandbox): Promise<void> {
  while (sandbox.control.strikes().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
}
