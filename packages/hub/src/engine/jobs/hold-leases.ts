import { FenceLostError } from '../../foundation/errors/fence-lost.ts';
import type { Db, Store } from '../../store/database.ts';
import { DatabaseUnavailableError } from '../../store/errors/database-unavailable.ts';
import { retryConflicts } from '../../store/retry-conflicts.ts';
import { holdsLeases, releaseLeases, renewLeases, takeLeases } from '../../store/rows/lease-rows.ts';

/** Leases while this process works on what they are for. */
export interface HeldLeases {
  /** Refuses the transaction of whoever no longer holds them. @throws FenceLostError */
  readonly fence: (db: Db) => Promise<void>;
  /** Aborts, with a FenceLostError, when it becomes known that they are lost. */
  readonly lost: AbortSignal;
  /** The error with which work ended, or a FenceLostError where it ended because they are lost. */
  readonly explain: (error: unknown) => Promise<unknown>;
  /** Gives them back. Never throws for a database that cannot be reached: there they lapse. */
  readonly release: () => Promise<void>;
}

export interface LeaseOrder {
  readonly workspaceId: number;
  readonly connectionId: number;
  /** Table names of entities, or what else may run once at a time only. All of them or none. */
  readonly works: readonly string[];
}

/**
 * How long a lease holds without a sign of life. The three times that are not one (RECIPES): a holder whose event loop is blocked for 5 s
 * keeps its lease (5 s and the beat before are less than this); a holder that stands still for longer loses it, and with it every
 * transaction that it has open; whoever looks each second takes over within 10 s. A process that was killed is not waited for at all: its
 * session is gone, and that shows at once.
 */
const ttlMs = 8_000;
const beatMs = 2_000;

/** For work that touches nothing: there is nothing to be lost. */
const nothingHeld: HeldLeases = {
  fence: async () => undefined,
  lost: new AbortController().signal,
  explain: async (error) => error,
  release: async () => undefined,
};

/**
 * Takes leases and keeps them until they are released. Time is the database's here and real here, whatever clock the work goes by: it is
 * between processes.
 * @returns null: another process, or another call of this one, works on one of them
 */
export async function holdLeases(store: Store, { workspaceId, connectionId, works }: LeaseOrder): Promise<HeldLeases | null> {
  const wanted = [...new Set(works)];
  if (wanted.length === 0) return nothingHeld;
  await store.showPresence();
  const lax = { asyncCommit: true };
  const token = await retryConflicts(() =>
    store.inWorkspace(workspaceId, (db) => takeLeases(db, { connectionId, works: wanted, holder: store.holder, ttlMs }), lax),
  );
  if (token === null) return null;
  const lost = new AbortController();
  const lose = () => {
    clearInterval(timer);
    if (!lost.signal.aborted) lost.abort(new FenceLostError());
  };
  let beat: Promise<void> | null = null;
  const renew = async () => {
    try {
      await store.showPresence();
      const kept = await store.inWorkspace(workspaceId, (db) => renewLeases(db, { connectionId, token, ttlMs }), lax);
      if (kept < wanted.length) lose();
    } catch {
      // The next beat tries again; what is written meanwhile is refused by the fence if it must be.
    } finally {
      beat = null;
    }
  };
  const timer = setInterval(() => {
    beat ??= renew();
  }, beatMs);
  timer.unref();
  return {
    lost: lost.signal,
    fence: async (db) => {
      if (await holdsLeases(db, { connectionId, token, count: wanted.length })) return;
      lose();
      throw new FenceLostError();
    },
    explain: async (error) => {
      // Whoever took over has ended the transactions that stood open: that looks as if the database had gone.
      if (error instanceof DatabaseUnavailableError) await renew();
      return lost.signal.aborted ? lost.signal.reason : error;
    },
    release: async () => {
      clearInterval(timer);
      await beat;
      try {
        await retryConflicts(() => store.inWorkspace(workspaceId, (db) => releaseLeases(db, { connectionId, token }), lax));
      } catch (error) {
        if (!(error instanceof DatabaseUnavailableError)) throw error;
      }
    },
  };
}
