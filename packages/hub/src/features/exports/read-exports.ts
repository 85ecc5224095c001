import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { ExportNotFoundError } from '../../foundation/errors/export-not-found.ts';
import type { ReaderLimits } from '../../store/database.ts';
import { presenceLock } from '../../store/locks.ts';
import {
  deleteExportJobs,
  type ExportJob,
  failExportsOf,
  findExportJob,
  listExportHolders,
  listExportJobs,
} from '../../store/rows/export-job-rows.ts';
import { type ExportDeps, exportFile, exportOwner, hashLimits } from './export-deps.ts';

/** One's own exports, the newest first. What is over its time is gone, and what a process that is gone had begun has failed. */
export async function listExports(deps: ExportDeps): Promise<readonly ExportJob[]> {
  await tidyExports(deps);
  return deps.store.inWorkspace(deps.workspaceId, (db) => listExportJobs(db, exportOwner(deps.actor)), { readOnly: true });
}

/** One of them. @throws ExportNotFoundError */
export async function readExport(deps: ExportDeps, id: number): Promise<ExportJob> {
  const job = await deps.store.inWorkspace(deps.workspaceId, (db) => findExportJob(db, exportOwner(deps.actor), id), {
    readOnly: true,
  });
  if (!job || job.expiresAt.getTime() <= deps.clock.now()) throw new ExportNotFoundError();
  return job;
}

/** The file of one of them, for who may read at least what it was made with. @throws ExportNotFoundError */
export async function openExport(
  deps: ExportDeps,
  { id, reader }: { readonly id: number; readonly reader: ReaderLimits },
): Promise<{ readonly job: ExportJob; readonly content: AsyncIterable<Uint8Array> }> {
  const job = await readExport(deps, id);
  if (job.state !== 'done' || job.limitsHash !== hashLimits(reader, job.connectionId)) throw new ExportNotFoundError();
  const file = exportFile(deps, job);
  // The folder may have been emptied, or restored without it.
  await stat(file).catch(() => {
    throw new ExportNotFoundError();
  });
  return { job, content: createReadStream(file) };
}

/** Removes what is over its time, and fails what was begun by processes that are gone. */
export async function tidyExports(deps: ExportDeps): Promise<void> {
  const { store, workspaceId } = deps;
  const now = new Date(deps.clock.now());
  const [gone, holders] = await store.inWorkspace(
    workspaceId,
    async (db) => [await deleteExportJobs(db, { expiredAt: now }), await listExportHolders(db)] as const,
  );
  for (const job of gone) await rm(exportFile(deps, job), { force: true });
  for (const holder of holders.filter((one) => one !== store.holder)) {
    const lock = await store.tryLock(presenceLock(holder));
    if (!lock) continue;
    await lock.release();
    await store.inWorkspace(workspaceId, (db) => failExportsOf(db, holder, now));
  }
}
