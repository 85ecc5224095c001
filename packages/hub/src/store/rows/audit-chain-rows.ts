import type pg from 'pg';

/** A row of the audit with every column in the text that its hash is made of. Null: the column is null. */
export interface ChainRow {
  /** The workspace; 0: the installation. */
  readonly chain: number;
  /** The place in the chain, from 1. */
  readonly seq: number;
  readonly id: string;
  /** UTC with six decimals: `2026-03-01T12:00:00.000000Z`. */
  readonly at: string;
  readonly actor: string;
  readonly accountId: string | null;
  readonly verb: string;
  readonly subject: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly result: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly requestId: string | null;
  readonly host: string | null;
  readonly pid: string | null;
  /** As PostgreSQL prints its jsonb. */
  readonly detail: string;
  /** Lower-case hex, 64 digits. */
  readonly previousHash: string;
  readonly hash: string;
}

/** Where a chain stands. */
export interface ChainHead {
  readonly chain: number;
  readonly seq: number;
  /** Lower-case hex, 64 digits. */
  readonly hash: string;
  /** When its last row was written. */
  readonly at: Date;
}

const columns = `coalesce(workspace_id, 0) AS chain, seq, id::text AS id,
  to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor, account_id AS "accountId", verb, subject,
  subject_kind AS "subjectKind", subject_id AS "subjectId", result, ip, user_agent AS "userAgent", request_id AS "requestId", host,
  pid::text AS pid, detail::text AS detail, encode(previous_hash, 'hex') AS "previousHash", encode(hash, 'hex') AS hash`;

/** The condition for the rows of a chain, in a form that its index serves; `$1` is the chain. */
const ofChain = (chain: number) => (chain === 0 ? '$1::int = 0 AND workspace_id IS NULL' : 'workspace_id = $1::int');

/** The chains that have rows or a head, as far as this client sees them. */
export async function listChains(client: pg.ClientBase): Promise<readonly number[]> {
  const found = await client.query<{ chain: number }>(
    'SELECT DISTINCT coalesce(workspace_id, 0) AS chain FROM hub.audit_event UNION SELECT chain FROM hub.audit_head ORDER BY 1',
  );
  return found.rows.map(({ chain }) => chain);
}

/** The heads of all chains that this client sees. */
export async function listChainHeads(client: pg.ClientBase): Promise<readonly ChainHead[]> {
  const found = await client.query<ChainHead>(
    `SELECT chain, seq, encode(hash, 'hex') AS hash, at FROM hub.audit_head WHERE seq > 0 ORDER BY chain`,
  );
  return found.rows;
}

/** The next rows of a chain in its order. @param after the last row that was read; null: from the beginning */
export async function listChainRows(
  client: pg.ClientBase,
  { chain, after, limit }: { readonly chain: number; readonly after: ChainRow | null; readonly limit: number },
): Promise<readonly ChainRow[]> {
  const found = await client.query<ChainRow>(
    `SELECT ${columns} FROM hub.audit_event
      WHERE ${ofChain(chain)} AND ($2::bigint IS NULL OR (seq, id) > ($2, $3::bigint)) ORDER BY seq, id LIMIT $4`,
    [chain, after?.seq ?? null, after?.id ?? null, limit],
  );
  return found.rows;
}

/** The rows of a chain that say they follow the one with this hash. Reads the whole chain: for one that is known to be broken. */
export async function listRowsAfterHash(
  client: pg.ClientBase,
  chain: number,
  previousHash: string,
): Promise<readonly ChainRow[]> {
  const found = await client.query<ChainRow>(
    `SELECT ${columns} FROM hub.audit_event WHERE ${ofChain(chain)} AND previous_hash = decode($2, 'hex') ORDER BY seq LIMIT 10`,
    [chain, previousHash],
  );
  return found.rows;
}
