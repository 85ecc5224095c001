import { entities } from '../catalog/entities/index.ts';
import { figures } from '../catalog/figures/index.ts';
import { objects } from '../catalog/objects/index.ts';
import { type DescribedEntity, describeEntities } from '../features/explore/describe-entities.ts';
import { type IndexDeps, type IndexOrder, indexForSearch } from '../features/explore/index-for-search.ts';
import { type ListAnswer, type ListQuestion, listRecords } from '../features/explore/list-records.ts';
import { type PastRecord, readAsOf } from '../features/explore/read-as-of.ts';
import { type ObjectDeps, type ReadObject, type RecordOrder, readObject, readRaw } from '../features/explore/read-object.ts';
import { type Overview, type OverviewDeps, readOverview } from '../features/explore/read-overview.ts';
import { type FoundGroup, search } from '../features/explore/search.ts';
import type { ReaderLimits } from '../store/database.ts';
import type { RawRecord } from '../store/rows/record-rows.ts';

/** Reading the mirror, as the doors call it. Everything takes the limits of whoever reads. */
export interface ExploreDesk {
  readonly listEntities: () => readonly DescribedEntity[];
  readonly listRecords: (question: ListQuestion) => Promise<ListAnswer>;
  readonly readObject: (order: RecordOrder) => Promise<ReadObject>;
  readonly readRaw: (order: RecordOrder) => Promise<RawRecord>;
  readonly readAsOf: (order: RecordOrder, at: string) => Promise<PastRecord>;
  readonly search: (question: { readonly reader: ReaderLimits; readonly text: string }) => Promise<readonly FoundGroup[]>;
  /** @param zone IANA name of the time zone in which the week begins */
  readonly readOverview: (order: Parameters<typeof readOverview>[1]) => Promise<Overview>;
  /** Brings what searches find up to date; for the schedule. */
  readonly indexForSearch: (order: IndexOrder) => Promise<void>;
}

/** The desk over its dependencies. */
export function openExploreDesk({ store, workspaceId, clock }: Pick<IndexDeps, 'store' | 'workspaceId' | 'clock'>): ExploreDesk {
  const deps: ObjectDeps & IndexDeps & OverviewDeps = { store, workspaceId, clock, entities, objects, figures };
  return {
    listEntities: () => describeEntities(entities, new Set(objects.map(({ entity }) => entity))),
    listRecords: (question) => listRecords(deps, question),
    readObject: (order) => readObject(deps, order),
    readRaw: (order) => readRaw(deps, order),
    readAsOf: (order, at) => readAsOf(deps, order, at),
    search: (question) => search(deps, question),
    readOverview: (order) => readOverview(deps, order),
    indexForSearch: (order) => indexForSearch(deps, order),
  };
}
