import { applyRetention, type RetentionReport } from '../features/governance/apply-retention.ts';
import { type EraseClientInput, eraseClient, listReceipts, previewErasure } from '../features/governance/erase-client.ts';
import type { GovernanceDeps } from '../features/governance/governance-deps.ts';
import {
  type ClearRetentionInput,
  clearRetention,
  listRetention,
  type SetRetentionInput,
  setRetention,
} from '../features/governance/set-retention.ts';
import type { ErasureReceipt } from '../store/rows/erasure-rows.ts';
import type { RetentionRule } from '../store/rows/rule-rows.ts';

/** The verbs of data governance, as the doors call them. */
export interface GovernanceDesk {
  /** Table -> rows that erasing the client would remove. */
  readonly previewErasure: (of: {
    readonly connectionId: number;
    readonly clientId: number;
  }) => Promise<Readonly<Record<string, number>>>;
  readonly eraseClient: (input: EraseClientInput) => Promise<ErasureReceipt>;
  /** Every receipt, newest first; null: of all connections. */
  readonly listReceipts: (connectionId: number | null) => Promise<readonly ErasureReceipt[]>;
  readonly listRetention: (connectionId: number | null) => Promise<readonly RetentionRule[]>;
  /** Returns the tables that the rule was set for. @throws UnknownEntityError, NoAgeError */
  readonly setRetention: (input: SetRetentionInput) => Promise<readonly string[]>;
  /** Returns how many rules were taken away. */
  readonly clearRetention: (input: ClearRetentionInput) => Promise<number>;
  readonly applyRetention: (input: { readonly connectionId: number }) => Promise<RetentionReport>;
}

/** The desk over its dependencies. */
export function openGovernanceDesk(deps: GovernanceDeps): GovernanceDesk {
  return {
    previewErasure: (of) => previewErasure(deps, of),
    eraseClient: (input) => eraseClient(deps, input),
    listReceipts: (connectionId) => listReceipts(deps, connectionId),
    listRetention: (connectionId) => listRetention(deps, connectionId),
    setRetention: (input) => setRetention(deps, input),
    clearRetention: (input) => clearRetention(deps, input),
    applyRetention: (input) => applyRetention(deps, input),
  };
}
