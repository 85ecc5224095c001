import type { Db } from '../database.ts';

/** How the entries of one entity are made from its rows: columns of its table in the mirror, whose key is `id`. */
export interface SearchSource {
  /** In the schema mirror. */
  readonly table: string;
  /** Names the client; null: it belongs to none. */
  readonly clientColumn: string | null;
  /** The first that is not empty is the title. */
  readonly title: readonly string[];
  readonly subtitle: readonly string[];
  /** What is looked through besides. */
  readonly words: readonly string[];
}

/** How far the entries of one entity go. */
export interface SearchState {
  readonly beganAt: Date;
  /** Of the first reading; null: nothing is read yet. */
  readonly lastKey: number | null;
  /** Rows written before are in it; null: the first reading goes on. */
  readonly doneUntil: Date | null;
}

interface OfEntity {
  readonly connectionId: number;
  readonly entity: string;
}

/** What a search found. */
export interface FoundEntry {
  readonly entity: string;
  readonly connectionId: number;
  readonly key: number;
  readonly title: string;
  readonly subtitle: string;
}

/** How far the entries of an entity go, or null. */
export async function findSearchState(db: Db, { connectionId, entity }: OfEntity): Promise<SearchState | null> {
  const { rows } = await db.client.query<SearchState>(
    `SELECT began_at AS "beganAt", last_key AS "lastKey", done_until AS "doneUntil"
       FROM hub.search_state WHERE connection_id = $1 AND entity = $2`,
    [connectionId, entity],
  );
  return rows[0] ?? null;
}

/** Keeps how far they go. */
export async function keepSearchState(db: Db, { connectionId, entity }: OfEntity, state: SearchState): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.search_state (connection_id, entity, began_at, last_key, done_until) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (connection_id, entity) DO UPDATE
       SET began_at = excluded.began_at, last_key = excluded.last_key, done_until = excluded.done_until`,
    [connectionId, entity, state.beganAt, state.lastKey, state.doneUntil],
  );
}

/** Makes the entries of the next rows by key. @returns the last key, or null where there are no more */
export async function indexNextRows(
  db: Db,
  source: SearchSource,
  { connectionId, after, limit }: { readonly connectionId: number; readonly after: number | null; readonly limit: number },
): Promise<number | null> {
  const { rows } = await db.client.query<{ last: number | null }>(
    `WITH next AS MATERIALIZED (
       SELECT t.id FROM mirror.${source.table} t WHERE t.connection_id = $1 AND ($2::bigint IS NULL OR t.id > $2) ORDER BY t.id LIMIT $3
     ), made AS (${describeMaking(source)} AND t.id IN (SELECT id FROM next) ${onConflict})
     SELECT max(id) AS last FROM next`,
    [connectionId, after, limit],
  );
  return rows[0]?.last ?? null;
}

/** Brings the entries of rows that were written since a moment up to date, and removes those of rows that are gone. */
export async function indexWrittenSince(
  db: Db,
  source: SearchSource,
  { connectionId, since }: { readonly connectionId: number; readonly since: Date },
): Promise<void> {
  await db.client.query(`${describeMaking(source)} AND t.synced_at >= $2 ${onConflict}`, [connectionId, since]);
  await db.client.query(
    `DELETE FROM hub.search_entry e USING mirror.${source.table} t
      WHERE e.entity = '${source.table}' AND e.connection_id = $1 AND t.connection_id = $1 AND t.id = e.key
        AND t.synced_at >= $2 AND t.deleted_at IS NOT NULL`,
    [connectionId, since],
  );
}

/** Forgets every entry of an entity, so that they are made anew. */
export async function forgetSearchEntries(db: Db, { connectionId, entity }: OfEntity): Promise<void> {
  await db.client.query('DELETE FROM hub.search_entry WHERE entity = $2 AND connection_id = $1', [connectionId, entity]);
  await db.client.query('DELETE FROM hub.search_state WHERE entity = $2 AND connection_id = $1', [connectionId, entity]);
}

/** Entries of these entities with this key, in any connection. */
export async function findEntriesByKey(db: Db, entities: readonly string[], key: number): Promise<readonly FoundEntry[]> {
  const { rows } = await db.client.query<FoundEntry>(
    `SELECT ${entryColumns} FROM hub.search_entry e
      WHERE e.entity = ANY ($1) AND e.connection_id IN (SELECT id FROM hub.connection) AND e.key = $2`,
    [entities, key],
  );
  return rows;
}

/**
 * Entries of each of these entities: whose title starts with a text, or that hold all patterns of LIKE (at most four). Only as a reader.
 */
export async function findEntries(
  db: Db,
  entities: readonly string[],
  what: { readonly starting: string | null; readonly patterns: readonly string[]; readonly limit: number },
): Promise<readonly FoundEntry[]> {
  const { rows } = await db.client.query<FoundEntry>(
    `SELECT ${entryColumns} FROM unnest($1::text[]) AS wanted (entity)
      CROSS JOIN LATERAL hub.search_candidates(wanted.entity, $2, $3, $4) AS c
       JOIN hub.search_entry e ON e.entity = wanted.entity AND e.connection_id = c.connection_id AND e.key = c.key`,
    [entities, what.starting, what.patterns, what.limit],
  );
  return rows;
}

const entryColumns = 'e.entity, e.connection_id AS "connectionId", e.key, e.title, e.subtitle';

const onConflict = `ON CONFLICT (entity, connection_id, key) DO UPDATE
  SET client_id = excluded.client_id, title = excluded.title, subtitle = excluded.subtitle, title_key = excluded.title_key,
      words = excluded.words
  WHERE (search_entry.client_id, search_entry.title, search_entry.subtitle, search_entry.words)
    IS DISTINCT FROM (excluded.client_id, excluded.title, excluded.subtitle, excluded.words)`;

/** A title is cut where no list would show more, so that its index takes it. */
const titleLength = 200;
const wordsLength = 600;

function describeMaking({ table, clientColumn, title, subtitle, words }: SearchSource): string {
  const name = (column: string) => `nullif(t.${column}::text, '')`;
  const titleText = `left(coalesce(${[...title.map(name), `'#' || t.id`].join(', ')}), ${titleLength})`;
  const subtitleText = `left(concat_ws(', ', ${['NULL', ...subtitle.map(name)].join(', ')}), ${titleLength})`;
  const all = [...new Set([...title, ...subtitle, ...words])].map(name);
  return `INSERT INTO hub.search_entry (connection_id, entity, key, client_id, title, subtitle, title_key, words)
    SELECT t.connection_id, '${table}', t.id, ${clientColumn === null ? 'NULL' : `nullif(t.${clientColumn}, 0)`}, ${titleText}, ${subtitleText},
           lower(${titleText}), left(lower(concat_ws(' ', ${all.join(', ')})), ${wordsLength})
      FROM mirror.${table} t WHERE t.connection_id = $1 AND t.deleted_at IS NULL`;
}
