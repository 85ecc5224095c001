import type { Db } from '../database.ts';

/** Rows of one entity as one connection gets them: with the text of tickets, or without. */
export interface ShapeOf {
  readonly connectionId: number;
  /** A mirror table. */
  readonly entity: string;
  readonly withText: boolean;
}

/** What is known of one field. */
export interface KnownField {
  /** Halo's own name. */
  readonly field: string;
  /** JSON types, sorted, null not counted; empty: only null came. */
  readonly types: readonly string[];
  /** Whether no row that was looked at has been without it while others had it. */
  readonly isInEveryRow: boolean;
}

export type DriftKind = 'new' | 'missing' | 'retyped';

/** One change of what Halo sends. Names and types, never a value. */
export interface NewDrift {
  readonly field: string;
  readonly kind: DriftKind;
  /** The JSON types before and after; null: the field was not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A change of what Halo sends, as it is kept. */
export interface SchemaDrift extends NewDrift {
  readonly id: number;
  readonly connectionId: number;
  readonly entity: string;
  readonly firstSeen: Date;
  /** When it last changed. */
  readonly lastSeen: Date;
  /** When a person said that they know of it; null: nobody has. */
  readonly acknowledgedAt: Date | null;
  /** When the missing field came again; null: it has not, or it is another kind. */
  readonly closedAt: Date | null;
}

/** What is known of the rows of an entity; empty: nothing has been learned yet. */
export async function listKnownFields(db: Db, { connectionId, entity, withText }: ShapeOf): Promise<readonly KnownField[]> {
  const found = await db.client.query<KnownField>(
    `SELECT field, types, is_in_every_row AS "isInEveryRow" FROM hub.entity_shape
      WHERE connection_id = $1 AND entity = $2 AND with_text = $3`,
    [connectionId, entity, withText],
  );
  return found.rows;
}

/** The fields of an entity that are told as missing and have not come again. */
export async function listMissingFields(db: Db, { connectionId, entity }: ShapeOf): Promise<readonly string[]> {
  const found = await db.client.query<{ field: string }>(
    `SELECT field FROM hub.schema_drift WHERE connection_id = $1 AND entity = $2 AND kind = 'missing' AND closed_at IS NULL`,
    [connectionId, entity],
  );
  return found.rows.map(({ field }) => field);
}

/** Keeps what was learned of these fields at `at`. */
export async function learnFields(
  db: Db,
  { connectionId, entity, withText }: ShapeOf,
  { fields, at }: { readonly fields: readonly KnownField[]; readonly at: Date },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.entity_shape (connection_id, entity, with_text, field, types, is_in_every_row, first_seen, last_seen)
     SELECT $1::int, $2, $3::boolean, f.field, f.types, f."isInEveryRow", $5::timestamptz, $5
       FROM jsonb_to_recordset($4::jsonb) AS f (field text, types text[], "isInEveryRow" boolean)
     ON CONFLICT (connection_id, entity, with_text, field) DO UPDATE
        SET types = excluded.types, is_in_every_row = excluded.is_in_every_row, last_seen = excluded.last_seen`,
    [connectionId, entity, withText, JSON.stringify(fields), at],
  );
}

/** Keeps drift that was noticed at `at`. What was acknowledged or closed and is another now is open again. */
export async function recordDrift(
  db: Db,
  { connectionId, entity }: ShapeOf,
  { drift, at }: { readonly drift: readonly NewDrift[]; readonly at: Date },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.schema_drift (connection_id, entity, field, kind, before, after, first_seen, last_seen)
     SELECT $1::int, $2, d.field, d.kind, d.before, d.after, $4::timestamptz, $4
       FROM jsonb_to_recordset($3::jsonb) AS d (field text, kind text, before text, after text)
     ON CONFLICT (connection_id, entity, field, kind) DO UPDATE
        SET before = excluded.before, after = excluded.after, last_seen = excluded.last_seen,
            acknowledged_at = NULL, closed_at = NULL`,
    [connectionId, entity, JSON.stringify(drift), at],
  );
}

/** Closes what was missing and came again. */
export async function closeMissingFields(
  db: Db,
  { connectionId, entity }: ShapeOf,
  { fields, at }: { readonly fields: readonly string[]; readonly at: Date },
): Promise<void> {
  await db.client.query(
    `UPDATE hub.schema_drift SET closed_at = $4
      WHERE connection_id = $1 AND entity = $2 AND kind = 'missing' AND closed_at IS NULL AND field = ANY ($3)`,
    [connectionId, entity, fields, at],
  );
}

/** Which drift is asked for. */
export interface DriftFilter {
  /** Null: of every connection. */
  readonly connectionId: number | null;
  /** Also what was acknowledged or is closed. */
  readonly all: boolean;
}

/** The drift that a filter lets through, by connection, entity and field. */
export async function listSchemaDrift(db: Db, { connectionId, all }: DriftFilter): Promise<readonly SchemaDrift[]> {
  const found = await db.client.query<SchemaDrift>(
    `SELECT id, connection_id AS "connectionId", entity, field, kind, before, after, first_seen AS "firstSeen",
            last_seen AS "lastSeen", acknowledged_at AS "acknowledgedAt", closed_at AS "closedAt"
       FROM hub.schema_drift
      WHERE ($1::int IS NULL OR connection_id = $1) AND ($2 OR (acknowledged_at IS NULL AND closed_at IS NULL))
      ORDER BY connection_id, entity, field, kind`,
    [connectionId, all],
  );
  return found.rows;
}

/** How much drift nobody has acknowledged, by connection; only where there is any. */
export async function countOpenDrift(db: Db): Promise<ReadonlyMap<number, number>> {
  const counted = await db.client.query<{ id: number; open: number }>(
    `SELECT connection_id AS id, count(*) AS open FROM hub.schema_drift
      WHERE acknowledged_at IS NULL AND closed_at IS NULL GROUP BY connection_id`,
  );
  return new Map(counted.rows.map(({ id, open }) => [id, open]));
}

/** Marks these as known to a person. Returns the ids that are there, those that were known before among them. */
export async function acknowledgeSchemaDrift(db: Db, ids: readonly number[], at: Date): Promise<readonly number[]> {
  const done = await db.client.query<{ id: number }>(
    `UPDATE hub.schema_drift SET acknowledged_at = coalesce(acknowledged_at, $2) WHERE id = ANY ($1::bigint[]) RETURNING id`,
    [ids, at],
  );
  return done.rows.map(({ id }) => id);
}
