import type { Db } from '../database.ts';

/** What a person chose of one feature. */
export interface FeatureChoice {
  readonly feature: string;
  readonly isOn: boolean;
}

/** What was chosen for a connection. A feature that is not here is as the product has it by default. */
export async function listFeatureChoices(db: Db, connectionId: number): Promise<readonly FeatureChoice[]> {
  const { rows } = await db.client.query<FeatureChoice>(
    `SELECT feature, is_on AS "isOn" FROM hub.feature_choice WHERE connection_id = $1 ORDER BY feature`,
    [connectionId],
  );
  return rows;
}

/** Keeps choices over those made before. */
export async function upsertFeatureChoices(
  db: Db,
  connectionId: number,
  { choices, at }: { readonly choices: readonly FeatureChoice[]; readonly at: Date },
): Promise<void> {
  for (const { feature, isOn } of choices)
    await db.client.query(
      `INSERT INTO hub.feature_choice (connection_id, feature, is_on, chosen_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (connection_id, feature) DO UPDATE SET is_on = excluded.is_on, chosen_at = excluded.chosen_at`,
      [connectionId, feature, isOn, at],
    );
}
