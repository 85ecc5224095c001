import type { ChangeJournal, MarkerProof } from '../../engine/plan/change-journal.ts';
import { groupCommit } from '../../engine/plan/group-commit.ts';
import type { Settled } from '../../engine/plan/planned-change.ts';
import type { Db } from '../../store/database.ts';
import type { PlanJournalRow } from '../../store/rows/plan-journal-row.ts';
import {
  type EndedJournalRow,
  endPlanJournal,
  insertPlanJournal,
  knowsPlanMarker,
  listPlanJournal,
  type NewJournalRow,
} from '../../store/rows/plan-journal-rows.ts';
import { upsertPlanOutcomes } from '../../store/rows/plan-outcome-rows.ts';
import type { PlanRow } from '../../store/rows/plan-rows.ts';
import { listMarkerProofs, upsertMarkerProof } from '../../store/rows/plan-setting-rows.ts';
import type { PlanDeps } from './plan-deps.ts';

/** Where the run of a plan writes down what it does. */
export interface PlanLedger {
  readonly journal: ChangeJournal;
  readonly proof: MarkerProof;
  readonly keep: (number: number, settled: Settled) => Promise<void>;
}

/**
 * The journal of a plan in the database, for whoever holds the lease. What several changes write at the same moment goes to the disk in one
 * commit; each waits for it.
 */
export async function openPlanJournal(
  { store, workspaceId, clock }: Pick<PlanDeps, 'store' | 'workspaceId' | 'clock'>,
  plan: PlanRow,
  fence: (db: Db) => Promise<void>,
): Promise<PlanLedger> {
  const inFence = <T>(work: (db: Db) => Promise<T>) =>
    store.inWorkspace(workspaceId, async (db) => {
      await fence(db);
      return work(db);
    });
  const at = () => new Date(clock.now());
  const read = await store.inWorkspace(
    workspaceId,
    async (db) => ({ journal: await listPlanJournal(db, plan.id), proofs: await listMarkerProofs(db, plan.connectionId) }),
    { readOnly: true },
  );
  const entries = new Map<number, PlanJournalRow[]>();
  const byId = new Map<number, PlanJournalRow>();
  const put = (entry: PlanJournalRow) => {
    byId.set(entry.id, entry);
    const known = entries.get(entry.number) ?? [];
    entries.set(entry.number, [...known.filter(({ id }) => id !== entry.id), entry]);
  };
  for (const row of read.journal) put(row);
  const proofs = new Map(read.proofs.map(({ entity, isFound }) => [entity, isFound]));
  const begin = groupCommit<NewJournalRow, number>((rows) => inFence((db) => insertPlanJournal(db, plan, rows)));
  // What was answered is worth keeping whoever holds the lease by then: it only ever says more than stood there.
  const end = groupCommit<EndedJournalRow, null>(async (rows) => {
    await store.inWorkspace(workspaceId, (db) => endPlanJournal(db, plan.id, rows));
    return rows.map(() => null);
  });
  const keep = groupCommit<{ readonly number: number; readonly settled: Settled }, null>(async (items) => {
    await inFence((db) =>
      upsertPlanOutcomes(
        db,
        plan,
        items.map(({ number, settled }) => ({ number, ...settled, at: at() })),
      ),
    );
    return items.map(() => null);
  });
  return {
    journal: {
      entriesOf: (number) => entries.get(number) ?? [],
      begin: async (entry) => {
        const row = { ...entry, begunAt: at() };
        const id = await begin(row);
        put({ ...row, id, endedAt: null, answer: null, status: null, answeredKey: null, rowHash: null });
        return id;
      },
      end: async (id, ended) => {
        const entry = byId.get(id);
        if (!entry) throw new TypeError(`No request ${id} was begun.`);
        const row = { ...entry, ...ended, endedAt: at() };
        await end(row);
        put(row);
      },
      knowsMarker: (marker) =>
        store.inWorkspace(workspaceId, (db) => knowsPlanMarker(db, plan.connectionId, marker), { readOnly: true }),
    },
    proof: {
      isFound: (entity) => proofs.get(entity) ?? null,
      keep: async (entity, isFound) => {
        proofs.set(entity, isFound);
        await inFence((db) => upsertMarkerProof(db, plan.connectionId, { entity, isFound, at: at() }));
      },
    },
    keep: async (number, settled) => {
      await keep({ number, settled });
    },
  };
}
