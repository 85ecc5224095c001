import type { Db } from '../database.ts';
import { joinWithoutLoops } from '../join-without-loops.ts';
import type { MappingEvidence, MappingKind } from './mapping-link-rows.ts';

/** What the last refresh thinks that a record may be. */
export interface MappingCandidate {
  readonly sourceKey: string;
  /** 0: the likeliest. */
  readonly rank: number;
  readonly haloKey: number;
  readonly score: number;
  readonly decision: 'auto' | 'suggested';
  readonly evidence: readonly MappingEvidence[];
}

/** Candidates of one kind of a source. */
export interface CandidateList {
  readonly sourceId: number;
  readonly kind: MappingKind;
}

/** Puts candidates in the place of those before. Rows that say the same are not written. @returns how many rows were written or removed */
export async function replaceCandidates(
  db: Db,
  { sourceId, kind }: CandidateList,
  candidates: readonly MappingCandidate[],
): Promise<number> {
  const replaced = await joinWithoutLoops(db, () =>
    db.client.query<{ changed: number }>(
      `WITH come AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($3::jsonb)
           AS c ("sourceKey" text, rank int, "haloKey" bigint, score double precision, decision text, evidence jsonb)),
     gone AS (
       DELETE FROM hub.mapping_candidate k WHERE source_id = $1 AND kind = $2
          AND NOT EXISTS (SELECT 1 FROM come WHERE come."sourceKey" = k.source_key AND come.rank = k.rank) RETURNING 1),
     put AS (
       INSERT INTO hub.mapping_candidate AS k (source_id, kind, source_key, rank, halo_key, score, decision, evidence)
       SELECT $1, $2, "sourceKey", rank, "haloKey", score, decision, evidence FROM come
       ON CONFLICT (source_id, kind, source_key, rank) DO UPDATE
          SET halo_key = excluded.halo_key, score = excluded.score, decision = excluded.decision, evidence = excluded.evidence
        WHERE (k.halo_key, k.score, k.decision, k.evidence) IS DISTINCT FROM (excluded.halo_key, excluded.score, excluded.decision, excluded.evidence)
       RETURNING 1)
     SELECT (SELECT count(*) FROM gone)::int + (SELECT count(*) FROM put)::int AS changed`,
      [sourceId, kind, JSON.stringify(candidates)],
    ),
  );
  return replaced.rows[0]?.changed ?? 0;
}

/** The candidates of some records, likeliest first. @param sourceKeys null: of all */
export async function listCandidates(
  db: Db,
  { sourceId, kind }: CandidateList,
  sourceKeys: readonly string[] | null,
): Promise<readonly MappingCandidate[]> {
  const listed = await db.client.query<MappingCandidate>(
    `SELECT source_key AS "sourceKey", rank, halo_key AS "haloKey", score, decision, evidence FROM hub.mapping_candidate
      WHERE source_id = $1 AND kind = $2 AND ($3::text[] IS NULL OR source_key = ANY ($3)) ORDER BY source_key, rank`,
    [sourceId, kind, sourceKeys],
  );
  return listed.rows;
}

/** Takes the candidates of records away that somebody decided about. */
export async function dropCandidates(db: Db, { sourceId, kind }: CandidateList, sourceKeys: readonly string[]): Promise<void> {
  await db.client.query('DELETE FROM hub.mapping_candidate WHERE source_id = $1 AND kind = $2 AND source_key = ANY ($3)', [
    sourceId,
    kind,
    sourceKeys,
  ]);
}
