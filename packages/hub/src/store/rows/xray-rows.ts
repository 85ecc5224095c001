import type { Db } from '../database.ts';

/** One feature and right as they stood at the last X-ray. */
export interface XrayCellRow {
  readonly feature: string;
  readonly rightId: string;
  readonly need: string;
  readonly verdict: string;
  readonly why: string | null;
  /** The last verdict that was more than `not-tested`; null: there never was one. */
  readonly decided: string | null;
  readonly decidedAt: Date | null;
}

/** A right that was lost, or that nobody needs. */
export interface XrayFindingRow {
  readonly kind: 'lost-right' | 'over-privilege';
  readonly rightId: string;
  readonly sentence: string;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  /** Null: it is open. */
  readonly closedAt: Date | null;
}

/** X-rays of one connection that are kept: more than a year of daily ones. */
const keptRuns = 400;

/** Adds one X-ray, and lets the oldest go. @param report what JSON can hold */
export async function insertXrayRun(
  db: Db,
  connectionId: number,
  { checkedAt, requests, report }: { readonly checkedAt: Date; readonly requests: number; readonly report: unknown },
): Promise<void> {
  await db.client.query('INSERT INTO hub.xray_run (connection_id, checked_at, requests, report) VALUES ($1, $2, $3, $4)', [
    connectionId,
    checkedAt,
    requests,
    JSON.stringify(report),
  ]);
  await db.client.query(
    `DELETE FROM hub.xray_run WHERE connection_id = $1 AND id <
      (SELECT min(id) FROM (SELECT id FROM hub.xray_run WHERE connection_id = $1 ORDER BY id DESC LIMIT $2) AS kept)`,
    [connectionId, keptRuns],
  );
}

/** The newest X-ray of a connection, as it was stored; null: there was none. */
export async function findLastXrayReport(db: Db, connectionId: number): Promise<unknown> {
  const { rows } = await db.client.query<{ report: unknown }>(
    'SELECT report FROM hub.xray_run WHERE connection_id = $1 ORDER BY id DESC LIMIT 1',
    [connectionId],
  );
  return rows[0]?.report ?? null;
}

/** Every cell of a connection. */
export async function listXrayCells(db: Db, connectionId: number): Promise<readonly XrayCellRow[]> {
  const { rows } = await db.client.query<XrayCellRow>(
    `SELECT feature, right_id AS "rightId", need, verdict, why, decided, decided_at AS "decidedAt"
       FROM hub.xray_cell WHERE connection_id = $1 ORDER BY feature, right_id`,
    [connectionId],
  );
  return rows;
}

/** Puts the cells of an X-ray in place of those before. */
export async function replaceXrayCells(
  db: Db,
  connectionId: number,
  { cells, checkedAt }: { readonly cells: readonly XrayCellRow[]; readonly checkedAt: Date },
): Promise<void> {
  await db.client.query('DELETE FROM hub.xray_cell WHERE connection_id = $1', [connectionId]);
  for (const cell of cells)
    await db.client.query(
      `INSERT INTO hub.xray_cell (connection_id, feature, right_id, need, verdict, why, checked_at, decided, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [connectionId, cell.feature, cell.rightId, cell.need, cell.verdict, cell.why, checkedAt, cell.decided, cell.decidedAt],
    );
}

/** Findings of a connection: the open ones, or all of them, newest first. */
export async function listXrayFindings(
  db: Db,
  connectionId: number,
  { onlyOpen }: { readonly onlyOpen: boolean },
): Promise<readonly XrayFindingRow[]> {
  const { rows } = await db.client.query<XrayFindingRow>(
    `SELECT kind, right_id AS "rightId", sentence, first_seen AS "firstSeen", last_seen AS "lastSeen", closed_at AS "closedAt"
       FROM hub.xray_finding WHERE connection_id = $1 AND ($2 = false OR closed_at IS NULL) ORDER BY id DESC`,
    [connectionId, onlyOpen],
  );
  return rows;
}

/** Opens findings that are new, and marks as seen those that are open already. */
export async function recordXrayFindings(
  db: Db,
  connectionId: number,
  { findings, at }: { readonly findings: readonly Pick<XrayFindingRow, 'kind' | 'rightId' | 'sentence'>[]; readonly at: Date },
): Promise<void> {
  for (const { kind, rightId, sentence } of findings)
    await db.client.query(
      `INSERT INTO hub.xray_finding (connection_id, kind, right_id, sentence, first_seen, last_seen) VALUES ($1, $2, $3, $4, $5, $5)
       ON CONFLICT (connection_id, kind, right_id) WHERE closed_at IS NULL
       DO UPDATE SET sentence = excluded.sentence, last_seen = excluded.last_seen`,
      [connectionId, kind, rightId, sentence, at],
    );
}

/** Closes open findings of one kind about these rights. */
export async function closeXrayFindings(
  db: Db,
  connectionId: number,
  { kind, rightIds, at }: { readonly kind: XrayFindingRow['kind']; readonly rightIds: readonly string[]; readonly at: Date },
): Promise<void> {
  await db.client.query(
    `UPDATE hub.xray_finding SET closed_at = $4
      WHERE connection_id = $1 AND kind = $2 AND right_id = ANY ($3) AND closed_at IS NULL`,
    [connectionId, kind, rightIds, at],
  );
}
