import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Gate } from '../../engine/read/export-gate.ts';
import type { ReadableEntity } from '../../engine/read/record-columns.ts';
import type { VerbDeps } from '../../engine/verb.ts';
import type { Actor } from '../../foundation/actor.ts';
import type { ReaderLimits } from '../../store/database.ts';
import type { ExportJob } from '../../store/rows/export-job-rows.ts';

/** What exports work with. */
export interface ExportDeps extends VerbDeps {
  readonly entities: readonly ReadableEntity[];
  /** Where their files are; absolute. Made when first needed. */
  readonly folder: string;
  /** Through which every look at the rows goes, so that exports never take more than their share of the database. */
  readonly pageGate: Gate;
}

/** Says what whoever asked may read now; null: nothing any more. Asked again and again while an export goes on (TRUST S54). */
export type StillMayRead = () => Promise<ReaderLimits | null>;

/** The account to which an export belongs. */
export function exportOwner({ accountId, kind, name }: Actor): string {
  return accountId ?? `${kind}:${name}`;
}

/** A hash of what somebody may read of a connection. */
export function hashLimits({ connectionIds, clients }: ReaderLimits, connectionId: number): string {
  const own = clients?.filter((one) => one.connectionId === connectionId).map(({ clientId }) => clientId);
  const limits = [connectionIds.includes(connectionId), own ? own.toSorted((one, other) => one - other) : 'all'];
  return createHash('sha256').update(JSON.stringify(limits)).digest('base64url');
}

/** The file of a job. Its name is made of numbers. */
export function exportFile(
  { folder, workspaceId }: Pick<ExportDeps, 'folder' | 'workspaceId'>,
  { id, format }: Pick<ExportJob, 'id' | 'format'>,
): string {
  return join(folder, `${workspaceId}-${id}.${format}`);
}
