import type { Session, SourcePage, StreamReader } from '@sundog/connectors';
import type { Clock } from '@sundog/halo';
import { type CrashPoint, noCrash } from '../../foundation/crash-point.ts';
import { SourceChangedError } from '../../foundation/errors/source-changed.ts';
import type { Db, Store } from '../../store/database.ts';
import { retryConflicts } from '../../store/retry-conflicts.ts';
import { endPass, type SourcePassRow, type StreamKind } from '../../store/rows/source-pass-rows.ts';
import { holdSource } from '../../store/rows/source-rows.ts';
import { type HeldLeases, holdLeases } from '../jobs/hold-leases.ts';
import { beginRead } from './begin-read.ts';
import { finishRead } from './finish-read.ts';
import type { IngestedSource } from './ingested-source.ts';
import { keepPage } from './keep-page.ts';
import { sourceProblemOf } from './source-problem.ts';

/** What a read of one list works with. */
export interface IngestDeps {
  readonly store: Store;
  readonly workspaceId: number;
  readonly clock: Clock;
  /** For tests: where the work is to end. */
  readonly crash?: CrashPoint;
}

/** Which list of which source is to be read, and how. */
export interface IngestOrder {
  readonly source: IngestedSource;
  readonly kind: StreamKind;
  readonly read: StreamReader<object>;
  readonly session: Session;
  /** A person's word that so much is gone indeed. */
  readonly acceptGone: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads one list of a source into the hub, page by page. Each page is kept in one transaction with the place where the next one begins, so
 * that a kill at any moment costs one page. What goes wrong with the tool ends the pass and is told in its row.
 * @returns how the pass ended; null: somebody else reads this list now
 * @throws SourceChangedError, FenceLostError, the signal's reason when it aborts
 */
export async function ingestStream(deps: IngestDeps, order: IngestOrder): Promise<SourcePassRow | null> {
  const { store, workspaceId } = deps;
  const { source, kind } = order;
  const works = [`source ${source.id} ${kind}`];
  const held = await holdLeases(store, { workspaceId, connectionId: source.connectionId, works });
  if (held === null) return null;
  try {
    return await readHeld(deps, order, held);
  } finally {
    await held.release();
  }
}

async function readHeld(deps: IngestDeps, order: IngestOrder, held: HeldLeases): Promise<SourcePassRow> {
  const { source, kind, session } = order;
  const signal = order.signal ? AbortSignal.any([order.signal, held.lost]) : held.lost;
  const write = writerOf(deps, order, held);
  const pass = await write((db) => beginRead(db, { source, kind, at: new Date(deps.clock.now()) }));
  let pages = 0;
  try {
    const from = pass.cursor === null ? {} : { cursor: pass.cursor };
    for await (const page of order.read(session, { ...from, signal })) {
      signal.throwIfAborted();
      const ended = await write((db) => keepOne(db, deps, { order, pass, page }));
      pages += 1;
      (deps.crash ?? noCrash)('source.page-kept');
      if (ended) return ended;
    }
    throw new TypeError(`A list of ${source.name} ended without its last page.`);
  } catch (thrown) {
    const error = await held.explain(thrown);
    const problem = sourceProblemOf(error);
    const isStopped = order.signal?.aborted === true;
    if (!isStopped && problem === null) throw error;
    // Where nothing came since it was taken up, the place itself may be what the tool no longer knows.
    const keepsCursor = isStopped || (source.canTakeUp && pages > 0);
    const message = isStopped ? 'It was put down, and goes on with the next read.' : `${problem?.message} ${problem?.remedy}`;
    const at = new Date(deps.clock.now());
    const row = await write((db) => endPass(db, pass.id, { state: isStopped ? 'stopped' : 'failed', at, message, keepsCursor }));
    if (isStopped) throw order.signal?.reason;
    return row;
  }
}

/** A page with its checkpoint, and after the last one the end of the pass: the row of a pass that ended, else null. */
async function keepOne(
  db: Db,
  deps: IngestDeps,
  { order, pass, page }: { readonly order: IngestOrder; readonly pass: SourcePassRow; readonly page: SourcePage<object> },
): Promise<SourcePassRow | null> {
  const { source, kind, acceptGone } = order;
  const at = new Date(deps.clock.now());
  await keepPage(db, { list: { sourceId: source.id, stream: kind }, passId: pass.id, page, at });
  if (page.cursor !== null) return null;
  return finishRead(db, { source, kind, passId: pass.id, isCertain: page.isCertain, acceptGone, at });
}

/** Transactions of this read: refused to whoever no longer holds its lease, or reads a source that is no longer what it was. */
function writerOf({ store, workspaceId }: IngestDeps, { source }: IngestOrder, held: HeldLeases) {
  return <T>(work: (db: Db) => Promise<T>): Promise<T> =>
    retryConflicts(() =>
      store.inWorkspace(workspaceId, async (db) => {
        await held.fence(db);
        if (!(await holdSource(db, { id: source.id, updatedAt: source.updatedAt }))) throw new SourceChangedError(source.name);
        return work(db);
      }),
    );
}
