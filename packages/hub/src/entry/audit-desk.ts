import type { ChainReport } from '../engine/audit/verify-chain.ts';
import type { VerbDeps } from '../engine/verb.ts';
import { anchorAudit, readAuditHeads } from '../features/audit/anchor-audit.ts';
import type { AuditScope } from '../features/audit/audit-scope.ts';
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

/** Reading one audit: that of a workspace, or that of the installation. */
export interface AuditReading {
  /** @throws InvalidInputError */
  readonly list: (input: ListAuditInput) => Promise<AuditPage>;
  /** @throws InvalidInputError */
  readonly facets: (input: CountFacetsInput) => ReturnType<typeof countAuditFacets>;
  /** The pieces of a file. @throws InvalidInputError */
  readonly export: (input: ExportAuditInput, signal?: AbortSignal) => AsyncIterable<string>;
}

/** The audit of a workspace, as the doors see it. */
export interface AuditDesk extends AuditReading {
  /** Checks the chain of the workspace. @throws AuditAnchorUnreadableError */
  readonly verify: (signal?: AbortSignal) => Promise<ChainReport>;
}

/** The audit of the installation, and what concerns the chains of all workspaces. */
export interface InstallationAudit extends AuditReading {
  /** Checks every chain, also against files of anchors. @throws AuditAnchorUnreadableError, AuditAnchorMissingError */
  readonly verifyAll: (files: readonly string[], signal?: AbortSignal) => Promise<readonly ChainReport[]>;
  /** Where every chain stands. */
  readonly heads: () => Promise<readonly AuditAnchor[]>;
  /** Writes that into the file of anchors. */
  readonly anchor: () => Promise<readonly AuditAnchor[]>;
}

function openReading(scope: AuditScope): AuditReading {
  return {
    list: (input) => listAudit(scope, input),
    facets: (input) => countAuditFacets(scope, input),
    export: (input, signal) => exportAudit(scope, input, signal),
  };
}

/** The desk of a workspace over its dependencies. */
export function openAuditDesk(deps: Pick<VerbDeps, 'store' | 'workspaceId'>, dataDir: string): AuditDesk {
  return {
    ...openReading(deps),
    verify: (signal) => verifyWorkspaceAudit(deps, { dataDir, ...(signal ? { signal } : {}) }),
  };
}

/** The audit of the installation over its dependencies. */
export function openInstallationAudit(deps: Pick<VerbDeps, 'store' | 'clock'>, dataDir: string): InstallationAudit {
  return {
    ...openReading({ ...deps, workspaceId: null }),
    verifyAll: (files, signal) => verifyWholeAudit(deps, { dataDir, files, ...(signal ? { signal } : {}) }),
    heads: () => readAuditHeads(deps),
    anchor: () => anchorAudit(deps, dataDir),
  };
}
