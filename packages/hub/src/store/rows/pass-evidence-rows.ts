import type { Db } from '../database.ts';

/** By what a pass proves that everything came: Halo's count, its list of all ids, both, or only the end of the list. */
export type ProofMethod = 'count' | 'ids' | 'count-and-ids' | 'end-of-list';

/** What a full pass saw, besides what stands in the pass itself. */
export interface PassEvidence {
  readonly passId: number;
  readonly connectionId: number;
  /** 1: the first reading of a run; 2: read again because the first proved nothing. */
  readonly reading: number;
  readonly pages: number;
  readonly duplicatesWithin: number;
  readonly duplicatesAcross: number;
  readonly unreadable: number;
  readonly alive: number;
  readonly missing: number;
  /** Rows that did not come and stay alive, for want of proof or of a person's word. */
  readonly withheld: number;
  /** Null: the list of ids was not asked, or there is none. */
  readonly ids: {
    readonly listed: number;
    readonly unseen: number;
    readonly madeSince: number;
    readonly departed: number;
  } | null;
  /** Rows that the first reading of the run had passed over and this one brought. */
  readonly repaired: number;
  readonly serverTime: Date | null;
  readonly method: ProofMethod;
}

/** Keeps the evidence of a pass that has ended. */
export async function insertPassEvidence(db: Db, evidence: PassEvidence): Promise<void> {
  const { ids } = evidence;
  await db.client.query(
    `INSERT INTO hub.pass_evidence
       (pass_id, connection_id, reading, pages, duplicates_within, duplicates_across, unreadable, alive, missing, withheld,
        ids_listed, ids_unseen, ids_made_since, ids_departed, repaired, server_time, method)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      evidence.passId,
      evidence.connectionId,
      evidence.reading,
      evidence.pages,
      evidence.duplicatesWithin,
      evidence.duplicatesAcross,
      evidence.unreadable,
      evidence.alive,
      evidence.missing,
      evidence.withheld,
      ids?.listed ?? null,
      ids?.unseen ?? null,
      ids?.madeSince ?? null,
      ids?.departed ?? null,
      evidence.repaired,
      evidence.serverTime,
      evidence.method,
    ],
  );
}

/** What the last full pass of an entity proved: a row of the view `hub.sync_proof`. */
export interface SyncProof {
  readonly connectionId: number;
  readonly entity: string;
  readonly state: string;
  readonly isComplete: boolean;
  readonly method: ProofMethod;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly serverTime: Date | null;
  readonly reading: number;
  readonly pages: number;
  readonly received: number;
  readonly recordCount: number | null;
  readonly distinctKeys: number;
  readonly duplicatesWithin: number;
  readonly duplicatesAcross: number;
  readonly unreadable: number;
  readonly idsListed: number | null;
  readonly idsUnseen: number | null;
  readonly idsMadeSince: number | null;
  readonly idsDeparted: number | null;
  readonly repaired: number;
  readonly alive: number;
  readonly missing: number;
  readonly tombstoned: number;
  readonly withheld: number;
  readonly message: string | null;
}

/** The last proof of every entity of a connection that has one, in the order of their names. */
export async function listLatestProofs(db: Db, connectionId: number): Promise<readonly SyncProof[]> {
  const listed = await db.client.query<SyncProof>(
    `SELECT connection_id AS "connectionId", entity, state, is_complete AS "isComplete", method, started_at AS "startedAt",
            ended_at AS "endedAt", server_time AS "serverTime", reading, pages, received, record_count AS "recordCount",
            distinct_keys AS "distinctKeys", duplicates_within AS "duplicatesWithin", duplicates_across AS "duplicatesAcross",
            unreadable, ids_listed AS "idsListed", ids_unseen AS "idsUnseen", ids_made_since AS "idsMadeSince",
            ids_departed AS "idsDeparted", repaired, alive, missing, tombstoned, withheld, message
       FROM hub.sync_proof WHERE connection_id = $1 AND is_latest ORDER BY entity`,
    [connectionId],
  );
  return listed.rows;
}
