import { listLastComplete, listLastPasses, type SourcePassRow, type StreamKind } from '../../store/rows/source-pass-rows.ts';
import { countRecords, type RecordCount } from '../../store/rows/source-record-rows.ts';
import { countRefusals, listRefusals, type RefusalRow } from '../../store/rows/source-refusal-rows.ts';
import { listSourceRows, type SourceRow } from '../../store/rows/source-rows.ts';
import { listSourceSecrets } from '../../store/rows/source-secret-rows.ts';
import { findSource } from './find-source.ts';
import type { SourceDeps } from './source-deps.ts';

/** One list of a source: what the hub holds of it, and how fresh that is. */
export interface SourceListState extends Omit<RecordCount, 'sourceId'> {
  /** When it was last read whole; null: never. */
  readonly completeAt: Date | null;
  /** Its last pass; null: none. */
  readonly lastPass: SourcePassRow | null;
}

/** A source and how its lists stand. Never a secret. */
export interface ListedSource extends SourceRow {
  readonly lists: readonly SourceListState[];
  /** Rows in quarantine. */
  readonly refusals: number;
}

/** A source with what waits in quarantine, and which of its secrets are kept. */
export interface ShownSource extends ListedSource {
  /** The names of the secrets that are kept. */
  readonly secrets: readonly string[];
  readonly newestRefusals: readonly RefusalRow[];
}

type ListDeps = Pick<SourceDeps, 'store' | 'workspaceId'>;

const shownRefusals = 20;

/** The sources of the workspace. */
export async function listSources({ store, workspaceId }: ListDeps): Promise<readonly ListedSource[]> {
  return store.inWorkspace(
    workspaceId,
    async (db) => {
      const counts = await countRecords(db);
      const refusals = await countRefusals(db);
      const listed: ListedSource[] = [];
      for (const row of await listSourceRows(db)) {
        const passes = await listLastPasses(db, row.id);
        const complete = await listLastComplete(db, row.id);
        const own = counts.filter(({ sourceId }) => sourceId === row.id);
        const streams = new Set<StreamKind>([...passes, ...own].map(({ stream }) => stream));
        listed.push({
          ...row,
          refusals: refusals.find(({ sourceId }) => sourceId === row.id)?.count ?? 0,
          lists: [...streams].map((stream) => {
            const { present = 0, missing = 0, gone = 0 } = own.find((one) => one.stream === stream) ?? {};
            const completeAt = complete.find((one) => one.stream === stream)?.endedAt ?? null;
            const lastPass = passes.find((one) => one.stream === stream) ?? null;
            return { stream, present, missing, gone, completeAt, lastPass };
          }),
        });
      }
      return listed;
    },
    { readOnly: true },
  );
}

/** One source with what waits in quarantine. @throws SourceNotFoundError */
export async function showSource(deps: ListDeps, source: string): Promise<ShownSource> {
  const row = await findSource(deps, source);
  const listed = (await listSources(deps)).find(({ id }) => id === row.id) ?? { ...row, lists: [], refusals: 0 };
  return deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => ({
      ...listed,
      secrets: (await listSourceSecrets(db, row.id)).map(({ field }) => field).sort(),
      newestRefusals: await listRefusals(db, row.id, shownRefusals),
    }),
    { readOnly: true },
  );
}
