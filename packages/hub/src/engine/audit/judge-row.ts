import type { AuditReader } from '../../store/audit/audit-reader.ts';
import type { ChainRow } from '../../store/rows/audit-chain-rows.ts';
import { hashAuditRow } from './audit-hash.ts';

/** What is wrong with a chain, and from which row on. */
export interface ChainFault {
  readonly kind: 'changed' | 'missing' | 'reordered' | 'repeated' | 'truncated' | 'beyond-head' | 'rewritten';
  /** The first row that is not as it was. */
  readonly seq: number;
  /** For people. */
  readonly sentence: string;
}

/** The last row that was found whole. */
export interface ChainTip {
  readonly seq: number;
  readonly hash: string;
}

/** How far down a whole row may have been moved to be recognised: so many rows before it are missing then. */
const farthestMove = 1000;

/** Says what became of the place after the last whole row, given the row that was found next. */
export async function judgeRow(reader: AuditReader, row: ChainRow, last: ChainTip): Promise<ChainFault> {
  const seq = last.seq + 1;
  if (row.seq < seq) return { kind: 'repeated', seq: row.seq, sentence: `A row ${row.seq} stands where none belongs.` };
  const moved = await findMoved(reader, row.chain, last);
  if (moved)
    return { kind: 'reordered', seq, sentence: `Row ${seq} was moved: the one that belongs there stands as row ${moved.seq}.` };
  if (row.seq > seq) return missing(seq, row.seq - 1);
  const skipped = countSkipped(row);
  if (skipped > 0) return missing(seq, seq + skipped - 1);
  if (last.seq > 0 && hashAuditRow(row) === row.hash)
    return {
      kind: 'changed',
      seq: last.seq,
      sentence: `Row ${last.seq} was changed together with its hash, or a row after it was removed: row ${seq} names another hash as the one before it.`,
    };
  return { kind: 'changed', seq, sentence: `Row ${seq} was changed: what it says does not fit its hash.` };
}

function missing(from: number, to: number): ChainFault {
  const rows = from === to ? `Row ${from} is` : `Rows ${from} to ${to} are`;
  return { kind: 'missing', seq: from, sentence: `${rows} missing.` };
}

/** The whole row that belongs after the last one and stands elsewhere. */
async function findMoved(reader: AuditReader, chain: number, last: ChainTip): Promise<ChainRow | null> {
  const seq = last.seq + 1;
  const claimants = await reader.listRowsAfter(chain, last.hash);
  return claimants.find((row) => row.seq !== seq && hashAuditRow({ ...row, seq }) === row.hash) ?? null;
}

/** How many places a whole row was moved down to close a gap; 0: it is not whole at any place. */
function countSkipped(row: ChainRow): number {
  for (let skipped = 1; skipped <= farthestMove; skipped += 1)
    if (hashAuditRow({ ...row, seq: row.seq + skipped }) === row.hash) return skipped;
  return 0;
}
