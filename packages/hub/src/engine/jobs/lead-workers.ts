import type { Store, StoreLock } from '../../store/database.ts';
import { beatWorker, endPresence, listWorkers, removeWorkers, type WorkerRow } from '../../store/rows/worker-rows.ts';
import { stateOf, workerBeatMs } from './worker-life.ts';

export interface WorkerIdentity {
  readonly host: string;
  readonly pid: number;
  readonly roles: readonly string[];
}

export interface LeadOptions {
  readonly store: Store;
  readonly workspaceId: number;
  readonly worker: WorkerIdentity;
  /** Puts back what the dead had begun. @param living ids of the processes that are alive */
  readonly takeOver: (living: ReadonlySet<string>) => Promise<void>;
  /** Whether this process can lead yet: before that it only shows that it is there. */
  readonly canLead: () => boolean;
  /** Told once this process leads. */
  readonly onLead: () => void;
  /** Told what went wrong in a round; the next one tries again. */
  readonly onError: (error: unknown) => void;
}

/** A process among the others. */
export interface Membership {
  /** Whether this process is the one that leads. */
  readonly isLeader: () => boolean;
  /** Puts nothing in order any more, and is still there. */
  readonly pause: () => Promise<void>;
  /** Leaves: the others see at once that it is gone. */
  readonly leave: () => Promise<void>;
}

/** Says that this process is there. */
export async function announceWorker({
  store,
  workspaceId,
  worker,
}: Pick<LeadOptions, 'store' | 'workspaceId' | 'worker'>): Promise<void> {
  await store.showPresence();
  await store.inWorkspace(workspaceId, (db) => beatWorker(db, { id: store.holder, ...worker }), { asyncCommit: true });
}

const leaderLock = 'leader of the workers';

/**
 * Joins the processes of this hub: beats, and leads where nobody else does. The leader is whoever holds a lock of the database, so that
 * it falls to another when its process dies. For a moment there can be two, each thinking it leads: what they put in the queue has keys, and
 * taking over has the same lock, so that does no harm.
 */
export function joinWorkers(options: LeadOptions): Membership {
  const { store, workspaceId, onError } = options;
  let lock: StoreLock | null = null;
  const isLeader = () => lock?.isHeld() === true;
  const round = async () => {
    await announceWorker(options);
    if (!options.canLead()) return;
    const workers = await store.inWorkspace(workspaceId, listWorkers);
    const dead = workers.filter((row) => row.id !== store.holder && stateOf(row) === 'dead');
    await endStanding(options, dead);
    if (!isLeader()) {
      lock = await store.tryLock(leaderLock);
      if (lock) options.onLead();
    }
    if (!isLeader()) return;
    const gone = new Set(dead.map(({ id }) => id));
    await options.takeOver(new Set(workers.map(({ id }) => id).filter((id) => !gone.has(id))));
    if (gone.size > 0) await store.inWorkspace(workspaceId, (db) => removeWorkers(db, [...gone]));
  };
  let current: Promise<void> | null = null;
  const start = () => {
    current ??= round()
      .catch(onError)
      .finally(() => {
        current = null;
      });
  };
  const timer = setInterval(start, workerBeatMs);
  start();
  const pause = async () => {
    clearInterval(timer);
    await current;
  };
  return {
    isLeader,
    pause,
    leave: async () => {
      await pause();
      try {
        await store.inWorkspace(workspaceId, (db) => removeWorkers(db, [store.holder]));
        await lock?.release();
      } catch (error) {
        onError(error);
      }
    },
  };
}

/** A process that stands still keeps its locks for as long as its session stands: the leader's too. */
async function endStanding({ store, workspaceId }: LeadOptions, dead: readonly WorkerRow[]): Promise<void> {
  for (const { id, isPresent } of dead) if (isPresent) await store.inWorkspace(workspaceId, (db) => endPresence(db, id));
}
