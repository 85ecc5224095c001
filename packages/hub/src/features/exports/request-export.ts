import { recordQuestion } from '@sundog/api';
import { z } from 'zod';
import { readEntity } from '../../engine/read/in-reading.ts';
import { planList } from '../../engine/read/plan-list.ts';
import { defineVerb } from '../../engine/verb.ts';
import { ConnectionNotFoundError } from '../../foundation/errors/connection-not-found.ts';
import type { ReaderLimits } from '../../store/database.ts';
import { type ExportJob, insertExportJob } from '../../store/rows/export-job-rows.ts';
import { type ExportDeps, exportOwner, hashLimits } from './export-deps.ts';

/** For how long a file is kept. */
const keptMs = 24 * 3_600_000;

interface RequestDeps extends ExportDeps {
  /** What whoever asks may read. */
  readonly reader: ReaderLimits;
}

/**
 * Notes an export that is to be made. Whoever calls it starts it.
 * @throws UnknownEntityError, UnknownColumnError, BadFilterError, NoPastOfError, ConnectionNotFoundError
 */
export const requestExport = defineVerb({
  name: 'export.request',
  input: z.object({
    connectionId: z.number().int(),
    entity: z.string(),
    format: z.enum(['csv', 'xlsx']),
    question: recordQuestion,
  }),
  prepare: async (deps: RequestDeps, { connectionId, entity, question }) => {
    if (!deps.reader.connectionIds.includes(connectionId)) throw new ConnectionNotFoundError(String(connectionId), []);
    planList(readEntity(deps, entity), question, { connectionId, reader: deps.reader });
    // While this process lives, its jobs are its own; by this others see that it does.
    await deps.store.showPresence();
  },
  run: async ({ db, actor, clock, store, reader }, input): Promise<ExportJob> => {
    const now = clock.now();
    return insertExportJob(db, {
      ...input,
      owner: exportOwner(actor),
      limitsHash: hashLimits(reader, input.connectionId),
      holder: store.holder,
      askedAt: new Date(now),
      expiresAt: new Date(now + keptMs),
    });
  },
  audit: ({ connectionId, entity, format }, { id }) => ({ subject: `export ${id}`, detail: { connectionId, entity, format } }),
});
