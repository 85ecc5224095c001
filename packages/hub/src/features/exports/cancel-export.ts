import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { ExportNotFoundError } from '../../foundation/errors/export-not-found.ts';
import { deleteExportJobs } from '../../store/rows/export-job-rows.ts';
import { type ExportDeps, exportFile, exportOwner } from './export-deps.ts';

/** Stops one of one's own exports and removes its file. A running one notices at its next page. @throws ExportNotFoundError */
export const cancelExport = defineVerb({
  name: 'export.cancel',
  input: z.object({ id: z.number().int() }),
  prepare: async (_deps: ExportDeps) => undefined,
  run: async (deps, { id }) => {
    const [gone] = await deleteExportJobs(deps.db, { owner: exportOwner(deps.actor), id });
    if (!gone) throw new ExportNotFoundError();
    await rm(exportFile(deps, gone), { force: true });
  },
  audit: ({ id }) => ({ subject: `export ${id}`, detail: {} }),
});
