import { type ChainReport, verifyChain } from '../../engine/audit/verify-chain.ts';
import type { VerbDeps } from '../../engine/verb.ts';
import { AuditAnchorMissingError } from '../../foundation/errors/audit-anchor-missing.ts';
import { type AuditAnchor, anchorFileOf, readAnchors } from '../../store/audit/anchor-file.ts';
import { readWholeAudit, readWorkspaceAudit } from '../../store/audit/audit-reader.ts';

export interface VerifyWholeInput {
  /** Where the hub's own anchors are. */
  readonly dataDir: string;
  /** Files of anchors that were kept elsewhere. */
  readonly files: readonly string[];
  readonly signal?: AbortSignal;
}

/**
 * Checks the audit of every workspace and of the installation, against its hashes, its heads, the anchors in the data directory, and those
 * of further files. A chain that an anchor names and the database does not is checked too: its end is missing.
 * @throws AuditAnchorUnreadableError, AuditAnchorMissingError
 */
export async function verifyWholeAudit(
  { store }: Pick<VerbDeps, 'store'>,
  { dataDir, files, signal }: VerifyWholeInput,
): Promise<readonly ChainReport[]> {
  const anchors: AuditAnchor[] = [...((await readAnchors(anchorFileOf(dataDir))) ?? [])];
  for (const file of files) {
    const read = await readAnchors(file);
    if (read === null) throw new AuditAnchorMissingError(file);
    anchors.push(...read);
  }
  return readWholeAudit(store.access, async (reader) => {
    const chains = new Set([...(await reader.listChains()), ...anchors.map(({ chain }) => chain)]);
    const reports: ChainReport[] = [];
    for (const chain of [...chains].sort((a, b) => a - b))
      reports.push(await verifyChain(reader, { chain, anchors, ...(signal ? { signal } : {}) }));
    return reports;
  });
}

/** Checks the audit of one workspace against its hashes, its head and the anchors in the data directory. @throws AuditAnchorUnreadableError */
export async function verifyWorkspaceAudit(
  { store, workspaceId }: Pick<VerbDeps, 'store' | 'workspaceId'>,
  { dataDir, signal }: Omit<VerifyWholeInput, 'files'>,
): Promise<ChainReport> {
  const anchors = (await readAnchors(anchorFileOf(dataDir))) ?? [];
  return readWorkspaceAudit(store, workspaceId, (reader) =>
    verifyChain(reader, { chain: workspaceId, anchors, ...(signal ? { signal } : {}) }),
  );
}
