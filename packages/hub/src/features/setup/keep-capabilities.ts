import type { PreflightReport } from '../../engine/preflight/run-preflight.ts';
import type { Db } from '../../store/database.ts';
import { upsertCapabilities } from '../../store/rows/capability-rows.ts';

/** Stores what a check learned of a HaloPSA, over what was known before. The name of one about an entity is `name:entity`. */
export async function keepCapabilities(db: Db, connectionId: number, report: PreflightReport): Promise<void> {
  const capabilities = report.capabilities.map(({ name, entity, value }) => ({
    name: entity === null ? name : `${name}:${entity}`,
    value,
  }));
  await upsertCapabilities(db, { connectionId, capabilities, observedAt: new Date(report.checkedAt) });
}
