import type { AuditAnchor } from '../../store/audit/anchor-file.ts';
import type { AuditReader } from '../../store/audit/audit-reader.ts';
import type { ChainHead, ChainRow } from '../../store/rows/audit-chain-rows.ts';
import { hashAuditRow, noHash } from './audit-hash.ts';
import { type ChainFault, type ChainTip, judgeRow } from './judge-row.ts';

/** What checking one chain found. */
export interface ChainReport {
  readonly chain: number;
  /** Rows that were found whole, up to the first fault. */
  readonly rows: number;
  /** The last of them; null: none. */
  readonly last: { readonly seq: number; readonly hash: string } | null;
  /** Anchors that agreed. */
  readonly anchors: number;
  /** The first thing that is wrong; null: nothing. */
  readonly fault: ChainFault | null;
}

export interface VerifyOptions {
  readonly chain: number;
  /** Of any chain; those of others are left aside. */
  readonly anchors: readonly AuditAnchor[];
  readonly signal?: AbortSignal;
}

/** Computes a chain again from its first row to its last, compares it with its head and with the anchors, and stops at the first fault. */
export async function verifyChain(reader: AuditReader, { chain, anchors, signal }: VerifyOptions): Promise<ChainReport> {
  const due = anchors.filter((anchor) => anchor.chain === chain && anchor.seq > 0).sort((a, b) => a.seq - b.seq);
  const head = (await reader.listHeads()).find((one) => one.chain === chain) ?? null;
  let last: ChainTip = { seq: 0, hash: noHash };
  let matched = 0;
  const report = (fault: ChainFault | null): ChainReport => ({
    chain,
    rows: last.seq,
    last: last.seq === 0 ? null : { seq: last.seq, hash: last.hash },
    anchors: matched,
    fault,
  });
  for await (const row of reader.rowsOf(chain)) {
    signal?.throwIfAborted();
    if (!isWhole(row, last)) return report(await judgeRow(reader, row, last));
    while (due[matched]?.seq === row.seq) {
      const anchor = due[matched];
      if (anchor && anchor.hash !== row.hash) return report(rewritten(anchor, due[matched - 1]));
      matched += 1;
    }
    last = { seq: row.seq, hash: row.hash };
  }
  return report(judgeEnd({ last, head, anchor: due[matched] ?? null }));
}

function isWhole(row: ChainRow, last: ChainTip): boolean {
  return row.seq === last.seq + 1 && row.previousHash === last.hash && hashAuditRow(row) === row.hash;
}

function rewritten(anchor: AuditAnchor, before: AuditAnchor | undefined): ChainFault {
  const from = (before?.seq ?? 0) + 1;
  const rows = from === anchor.seq ? `Row ${from} was` : `Rows between ${from} and ${anchor.seq} were`;
  return {
    kind: 'rewritten',
    seq: from,
    sentence: `${rows} written anew: row ${anchor.seq} is not the one that stood there at ${anchor.at}, as the anchor says.`,
  };
}

/** Where the rows end is where the head and the anchors say that they do. */
function judgeEnd({
  last,
  head,
  anchor,
}: {
  readonly last: ChainTip;
  readonly head: ChainHead | null;
  readonly anchor: AuditAnchor | null;
}): ChainFault | null {
  if (anchor)
    return {
      kind: 'truncated',
      seq: last.seq + 1,
      sentence: `The end is missing from row ${last.seq + 1} on: at ${anchor.at} there were rows up to ${anchor.seq}, as the anchor says.`,
    };
  const headSeq = head?.seq ?? 0;
  if (headSeq > last.seq)
    return {
      kind: 'truncated',
      seq: last.seq + 1,
      sentence: `The end is missing from row ${last.seq + 1} on: the head names row ${headSeq} as the last.`,
    };
  if (headSeq < last.seq)
    return {
      kind: 'beyond-head',
      seq: headSeq + 1,
      sentence: `Row ${headSeq + 1} was not written by the hub: the head names row ${headSeq} as the last.`,
    };
  if (head && head.hash !== last.hash)
    return {
      kind: 'changed',
      seq: last.seq,
      sentence: `Row ${last.seq} was changed together with its hash: the head still names the one that it had.`,
    };
  return null;
}
