import type { VerbDeps } from '../../engine/verb.ts';
import { type AuditAnchor, anchorFileOf, appendAnchors } from '../../store/audit/anchor-file.ts';
import { readWholeAudit } from '../../store/audit/audit-reader.ts';

type AnchorDeps = Pick<VerbDeps, 'store' | 'clock'>;

/** Where every chain of the audit stands now: what to keep in another place. */
export async function readAuditHeads({ store, clock }: AnchorDeps): Promise<readonly AuditAnchor[]> {
  const heads = await readWholeAudit(store.access, (reader) => reader.listHeads());
  const at = new Date(clock.now()).toISOString();
  return heads.map(({ chain, seq, hash }) => ({ chain, seq, hash, at }));
}

/** Writes where every chain stands into the file of anchors in the data directory. Returns what was written. */
export async function anchorAudit(deps: AnchorDeps, dataDir: string): Promise<readonly AuditAnchor[]> {
  const anchors = await readAuditHeads(deps);
  await appendAnchors(anchorFileOf(dataDir), anchors);
  return anchors;
}
