import { createHash } from 'node:crypto';
import type { ChainRow } from '../../store/rows/audit-chain-rows.ts';

/** What the first row of a chain names as the hash before it. */
export const noHash = '0'.repeat(64);

/** A value as the hash sees it: length in bytes of UTF-8, colon, value, comma; null is a dash. */
const part = (value: string | null): string => (value === null ? '-,' : `${Buffer.byteLength(value)}:${value},`);

/**
 * The hash that a row of the audit must have, in lower-case hex: SHA-256 over every column and the hash of the row before. Written from
 * docs/audit.md and not from `hub.audit_hash` in the database, so that the one checks the other.
 */
export function hashAuditRow(row: ChainRow): string {
  const text = [
    String(row.chain),
    String(row.seq),
    row.id,
    row.at,
    row.actor,
    row.accountId,
    row.verb,
    row.subject,
    row.subjectKind,
    row.subjectId,
    row.result,
    row.ip,
    row.userAgent,
    row.requestId,
    row.host,
    row.pid,
    row.detail,
    row.previousHash,
  ]
    .map(part)
    .join('');
  return createHash('sha256').update(`sundog-audit-1,${text}`).digest('hex');
}
