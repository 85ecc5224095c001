import type { Db } from '../database.ts';

/** One thing that was learned of a HaloPSA by asking it. */
export interface CapabilityRow {
  readonly name: string;
  readonly value: unknown;
  readonly observedAt: Date;
}

/** Keeps what was observed, over what was observed earlier under the same names. No two of `capabilities` have one name. */
export async function upsertCapabilities(
  db: Db,
  {
    connectionId,
    capabilities,
    observedAt,
  }: {
    readonly connectionId: number;
    readonly capabilities: readonly Omit<CapabilityRow, 'observedAt'>[];
    readonly observedAt: Date;
  },
): Promise<void> {
  if (capabilities.length === 0) return;
  await db.query
    .insertInto('hub.connection_capability')
    .values(
      capabilities.map(({ name, value }) => ({
        connection_id: connectionId,
        name,
        value: JSON.stringify(value ?? null),
        observed_at: observedAt,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['connection_id', 'name'])
        .doUpdateSet((row) => ({ value: row.ref('excluded.value'), observed_at: row.ref('excluded.observed_at') })),
    )
    .execute();
}

/** Everything that was learned of one connection, by name. */
export async function listCapabilities(db: Db, connectionId: number): Promise<readonly CapabilityRow[]> {
  const rows = await db.query
    .selectFrom('hub.connection_capability')
    .select(['name', 'value', 'observed_at'])
    .where('connection_id', '=', connectionId)
    .orderBy('name')
    .execute();
  return rows.map(({ name, value, observed_at }) => ({ name, value, observedAt: observed_at }));
}
