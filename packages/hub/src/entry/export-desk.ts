import { join } from 'node:path';
import { entities } from '../catalog/entities/index.ts';
import { makeGate } from '../engine/read/export-gate.ts';
import type { VerbDeps } from '../engine/verb.ts';
import { cancelExport } from '../features/exports/cancel-export.ts';
import type { ExportDeps, StillMayRead } from '../features/exports/export-deps.ts';
import { makeExport } from '../features/exports/make-export.ts';
import type { ExportOrder } from '../features/exports/read-export-pages.ts';
import { listExports, openExport, readExport, tidyExports } from '../features/exports/read-exports.ts';
import { requestExport } from '../features/exports/request-export.ts';
import { streamExport } from '../features/exports/stream-export.ts';
import type { ReaderLimits } from '../store/database.ts';
import type { ExportJob } from '../store/rows/export-job-rows.ts';

/** How many exports are made, and how many look at the database, at once: however many there are, nothing else waits for them. */
const atOnce = 2;

/** Exports of tables, as the doors call them. */
export interface ExportDesk {
  readonly stream: (order: ExportOrder & { readonly format: 'csv' | 'xlsx' }) => ReturnType<typeof streamExport>;
  /** Asks for one and begins it. */
  readonly request: (
    input: Parameters<typeof requestExport>[1],
    of: { readonly reader: ReaderLimits; readonly stillMayRead: StillMayRead },
  ) => Promise<ExportJob>;
  readonly list: () => Promise<readonly ExportJob[]>;
  readonly read: (id: number) => Promise<ExportJob>;
  readonly open: (of: { readonly id: number; readonly reader: ReaderLimits }) => ReturnType<typeof openExport>;
  readonly cancel: (id: number) => Promise<unknown>;
  /** Removes what is over its time; for the schedule. */
  readonly tidy: () => Promise<void>;
}

/** The exports of one workspace, whoever asks. */
export interface ExportRoom {
  readonly deskFor: (deps: VerbDeps) => ExportDesk;
  /** Stops what is being made, and does not wait. */
  readonly stop: () => void;
  /** The same, and waits for its end. */
  readonly close: () => Promise<void>;
}

/** Opens it. Files stand in `exports` of the data directory. */
export function openExportRoom(dataDir: string, onError: (error: unknown) => void): ExportRoom {
  const folder = join(dataDir, 'exports');
  const pageGate = makeGate(atOnce);
  const jobGate = makeGate(atOnce);
  const stop = new AbortController();
  const making = new Set<Promise<void>>();
  const begin = (deps: ExportDeps, job: ExportJob, stillMayRead: StillMayRead) => {
    const made: Promise<void> = jobGate
      .pass(() => makeExport(deps, { job, stillMayRead, signal: stop.signal, onError }))
      .catch(onError)
      .finally(() => making.delete(made));
    making.add(made);
  };
  return {
    deskFor: (given) => {
      const deps: ExportDeps = { ...given, entities, folder, pageGate };
      return {
        stream: (order) => streamExport(deps, order),
        request: async (input, { reader, stillMayRead }) => {
          const job = await requestExport({ ...deps, reader }, input);
          begin(deps, job, stillMayRead);
          return job;
        },
        list: () => listExports(deps),
        read: (id) => readExport(deps, id),
        open: (of) => openExport(deps, of),
        cancel: (id) => cancelExport(deps, { id }),
        tidy: () => tidyExports(deps),
      };
    },
    stop: () => stop.abort(),
    close: async () => {
      stop.abort();
      await Promise.all(making);
    },
  };
}
