import type { XrayReport } from '../../engine/xray/xray-report.ts';
import { findLastXrayReport, listXrayFindings, type XrayFindingRow } from '../../store/rows/xray-rows.ts';
import type { XrayVerbDeps } from './xray-deps.ts';

/** What is known of a connection's rights without asking HaloPSA. */
export interface StoredXray {
  /** Null: it was never X-rayed. */
  readonly report: XrayReport | null;
  /** Open and closed, newest first. */
  readonly findings: readonly XrayFindingRow[];
}

/** The last X-ray of a connection and every finding, open or closed. */
export async function readXray(
  { store, workspaceId }: Pick<XrayVerbDeps, 'store' | 'workspaceId'>,
  connectionId: number,
): Promise<StoredXray> {
  return store.inWorkspace(
    workspaceId,
    async (db) => ({
      // Written by this product alone, in the shape of its report.
      report: (await findLastXrayReport(db, connectionId)) as XrayReport | null,
      findings: await listXrayFindings(db, connectionId, { onlyOpen: false }),
    }),
    { readOnly: true },
  );
}
