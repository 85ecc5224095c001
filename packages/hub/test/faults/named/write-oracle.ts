import type { PlanStage } from '../../plan/plan-stage.ts';

/** I2: records that carry the same marker, as sentences. None: nothing was made twice. */
export function findDoubles({ sandbox }: Pick<PlanStage, 'sandbox'>): readonly string[] {
  const seen = new Map<string, number>();
  for (const row of sandbox.oracle.snapshot('asset')) {
    const marker = String(row['third_party_id_string'] ?? '');
    if (marker.startsWith('sundog:')) seen.set(marker, (seen.get(marker) ?? 0) + 1);
  }
  return [...seen].filter(([, count]) => count > 1).map(([marker, count]) => `${marker} stands ${count} times`);
}

/** I3: what the application committed without a line in a journal, as sentences. */
export async function findPhantoms({
  sandbox,
  query,
  connectionId,
}: Pick<PlanStage, 'sandbox' | 'query' | 'connectionId'>): Promise<readonly string[]> {
  const journal = await query<{ act: string; entity: string; count: number }>(
    'SELECT act, entity, count(*)::int AS count FROM hub.plan_journal WHERE connection_id = $1 GROUP BY 1, 2',
    [connectionId],
  );
  const written = new Map(journal.map(({ act, entity, count }) => [`${act} ${entity}`, count]));
  const committed = new Map<string, number>();
  for (const { by, kind, entity } of sandbox.oracle.effects()) {
    if (by.application === null || entity === 'asset-change') continue;
    committed.set(`${kind} ${entity}`, (committed.get(`${kind} ${entity}`) ?? 0) + 1);
  }
  return [...committed]
    .filter(([what, count]) => count > (written.get(what) ?? 0))
    .map(([what, count]) => `${what}: ${count} in HaloPSA, ${written.get(what) ?? 0} in the journal`);
}
