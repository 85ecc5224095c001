import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadRow } from '../../engine/read/to-cells.ts';
import { writeXlsx, xlsxRowsAtMost } from '../../engine/read/write-xlsx.ts';
import { ExportTooLargeError } from '../../foundation/errors/export-too-large.ts';
import { HubError } from '../../foundation/errors/hub-error.ts';
import { type ExportJob, endExportJob, noteExportProgress } from '../../store/rows/export-job-rows.ts';
import { type ExportDeps, exportFile, type StillMayRead } from './export-deps.ts';
import { countExport, type ExportOrder, exportColumns, readExportPages } from './read-export-pages.ts';
import { csvText, directRowsAtMost } from './stream-export.ts';

/** Only the hub itself may read what it wrote for one person. */
const ownOnly = 0o600;

interface Making {
  readonly job: ExportJob;
  readonly stillMayRead: StillMayRead;
  readonly signal: AbortSignal;
  /** Told of what nobody foresaw. */
  readonly onError: (error: unknown) => void;
}

/** Ended by its owner: there is nothing to tell. */
class Cancelled extends Error {}

/** Makes the file of an export and ends its job, however it goes. The file appears once it is whole. */
export async function makeExport(deps: ExportDeps, { job, stillMayRead, signal, onError }: Making): Promise<void> {
  const file = exportFile(deps, job);
  const part = `${file}.part`;
  const end = (state: 'done' | 'failed', bytes: number | null, errorCode: string | null) =>
    deps.store.inWorkspace(deps.workspaceId, (db) =>
      endExportJob(db, job.id, { state, bytes, errorCode, at: new Date(deps.clock.now()) }),
    );
  try {
    signal.throwIfAborted();
    await mkdir(deps.folder, { recursive: true, mode: 0o700 });
    const { connectionId, entity, question } = job;
    await write(deps, { connectionId, entity, question, stillMayRead }, { job, part, signal });
    await rename(part, file);
    const isOurs = await end('done', (await stat(file)).size, null);
    // Cancelled between the last page and now.
    if (!isOurs) await rm(file, { force: true });
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof Cancelled) return;
    if (!(error instanceof HubError) && !signal.aborted) onError(error);
    await end('failed', null, signal.aborted ? 'hub-stopped' : error instanceof HubError ? error.code : 'internal');
  }
}

interface Writing {
  readonly job: ExportJob;
  readonly part: string;
  readonly signal: AbortSignal;
}

async function write(deps: ExportDeps, order: ExportOrder, { job, part, signal }: Writing): Promise<void> {
  const columns = exportColumns(deps, order);
  const counted = await countExport(deps, order, directRowsAtMost);
  const rowsExpected = counted > directRowsAtMost ? null : counted;
  const pages = watched(deps, order, { job, signal, rowsExpected });
  if (job.format === 'xlsx') {
    const rows: ReadRow[] = [];
    for await (const page of pages) {
      rows.push(...page);
      if (rows.length > xlsxRowsAtMost) throw new ExportTooLargeError(xlsxRowsAtMost, 'xlsx');
    }
    await writeFile(part, await writeXlsx(columns, rows), { mode: ownOnly });
    return;
  }
  await pipeline(Readable.from(csvText(columns, pages)), createWriteStream(part, { mode: ownOnly }), { signal });
}

/** The pages, with the progress noted at each and an end where the job was ended. */
async function* watched(
  deps: ExportDeps,
  order: ExportOrder,
  { job, signal, rowsExpected }: { readonly job: ExportJob; readonly signal: AbortSignal; readonly rowsExpected: number | null },
): AsyncGenerator<readonly ReadRow[]> {
  let rowsDone = 0;
  for await (const page of readExportPages(deps, order)) {
    signal.throwIfAborted();
    rowsDone += page.length;
    const goesOn = await deps.store.inWorkspace(deps.workspaceId, (db) =>
      noteExportProgress(db, job.id, { rowsDone, rowsExpected }),
    );
    if (!goesOn) throw new Cancelled();
    yield page;
  }
}
