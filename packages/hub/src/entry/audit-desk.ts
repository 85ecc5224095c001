import type { ChainReport } from '../engine/audit/verify-chain.ts';
import type { VerbDeps } from '../engine/verb.ts';
import { anchorAudit, readAuditHeads } from '../features/audit/anchor-audit.ts';
import { type ExportAuditInput, exportAudit } from '../features/audit/export-audit.ts';
import {
  type AuditPage,
  type CountFacetsInput,
  countAuditFacets,
  type ListAuditInput,
  listAudit,
} from '../features/audit/list-audit.ts';
import { verifyWholeAudit, verifyWorkspaceAudit } from '../features/audit/verify-audit.ts';
import type { AuditAnchor } from '../store/audit/anchor-file.ts';

/** The audit, as the doors see it. */
export interface AuditDesk {
  /** @throws InvalidInputError */
  readonly list: (input: ListAuditInput) => Promise<AuditPage>;
  /** @throws InvalidInputError */
  readonly facets: (input: CountFacetsInput) => ReturnType<typeof countAuditFacets>;
  /** The pieces of a file. @throws InvalidInputError */
  readonly export: (input: ExportAuditInput, signal?: AbortSignal) => AsyncIterable<string>;
  /** Checks every chain. @throws AuditAnchorUnreadableError, AuditAnchorMissingError */
  readonly verify: (files: readonly string[], signal?: AbortSignal) => Promise<readonly ChainReport[]>;
  /** Checks the chain of the workspace. @throws AuditAnchorUnreadableError */
  readonly verifyWorkspace: (signal?: AbortSignal) => Promise<ChainReport>;
  /** Where every chain stands. */
  readonly heads: () => Promise<readonly AuditAnchor[]>;
  /** Writes that into the file of anchors. */
  readonly anchor: () => Promise<readonly AuditAnchor[]>;
}

/** The desk over its dependencies. */
export function openAuditDesk(deps: VerbDeps, dataDir: string): AuditDesk {
  const stopping = (signal: AbortSignal | undefined) => (signal ? { signal } : {});
  return {
    list: (input) => listAudit(deps, input),
    facets: (input) => countAuditFacets(deps, input),
    export: (input, signal) => exportAudit({ ...deps, ...stopping(signal) }, input),
    verify: (files, signal) => verifyWholeAudit(deps, { dataDir, files, ...stopping(signal) }),
    verifyWorkspace: (signal) => verifyWorkspaceAudit(deps, { dataDir, ...stopping(signal) }),
    heads: () => readAuditHeads(deps),
    anchor: () => anchorAudit(deps, dataDir),
  };
}
