import type { VerbDeps } from '../../engine/verb.ts';
import type { Db } from '../../store/database.ts';
import { listBatches, type MappingBatch } from '../../store/rows/mapping-batch-rows.ts';
import { listCandidates, type MappingCandidate } from '../../store/rows/mapping-candidate-rows.ts';
import { findLinks, type MappingKind, type MappingLink } from '../../store/rows/mapping-link-rows.ts';
import {
  listCompanySites,
  listMappingRows,
  type MappingListRow,
  type MappingPageWish,
} from '../../store/rows/mapping-list-rows.ts';
import { findTargets, type MappingTarget, searchTargets } from '../../store/rows/mapping-target-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { findMappedSource } from './find-mapped-source.ts';

/** A record of a source with its link and what else it may be. */
export interface ListedRecord extends Omit<MappingListRow, 'place'> {
  readonly link: (MappingLink & { readonly siteName: string; readonly siteLabel: string | null }) | null;
  /** Of a company: sites of it that go elsewhere. */
  readonly splits: readonly (MappingLink & { readonly siteLabel: string | null })[];
  /** What speaks for and against each; of a record that is linked, what contradicts its link. */
  readonly candidates: readonly (MappingCandidate & { readonly name: string | null; readonly isInactive: boolean })[];
}

/** A page of the records of one kind. */
export interface MappingPage {
  readonly rows: readonly ListedRecord[];
  readonly total: number;
  /** Where the next page goes on; null: this is the last one. */
  readonly next: { readonly place: string; readonly key: string } | null;
}

export interface MappingQuestion extends MappingPageWish {
  readonly source: string;
  readonly kind: MappingKind;
}

type ListDeps = Pick<VerbDeps, 'store' | 'workspaceId'>;

/** Records of one kind, by tab, text and order. @throws SourceNotFoundError */
export async function listMapping(deps: ListDeps, { source: wanted, kind, ...wish }: MappingQuestion): Promise<MappingPage> {
  const source = await findMappedSource(deps, wanted);
  return deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => {
      const list = { sourceId: source.id, kind };
      const { rows, total } = await listMappingRows(db, list, { ...wish, limit: wish.limit + 1 });
      const page = rows.slice(0, wish.limit);
      const last = page.at(-1);
      const next = rows.length > wish.limit && last ? { place: last.place, key: last.sourceKey } : null;
      return { rows: await withLinks(db, { source, kind }, page), total, next };
    },
    { readOnly: true },
  );
}

async function withLinks(
  db: Db,
  { source, kind }: { readonly source: SourceRow; readonly kind: MappingKind },
  rows: readonly MappingListRow[],
): Promise<readonly ListedRecord[]> {
  const sourceKeys = rows.map(({ sourceKey }) => sourceKey);
  const links = await findLinks(db, source.id, { kind, sourceKeys });
  const candidates = await listCandidates(db, { sourceId: source.id, kind }, sourceKeys);
  const targets = await findTargets(db, source.connectionId, { kind, ids: candidates.map(({ haloKey }) => haloKey) });
  const sites = await findTargets(db, source.connectionId, { kind: 'site', ids: links.flatMap(({ siteId }) => siteId ?? []) });
  const labelled = links.map((link) => ({ ...link, siteLabel: nameOf(sites, link.siteId) }));
  const linksOf = Map.groupBy(labelled, ({ sourceKey }) => sourceKey);
  const candidatesOf = Map.groupBy(candidates, ({ sourceKey }) => sourceKey);
  return rows.map(({ place: _, ...row }) => {
    const own = linksOf.get(row.sourceKey) ?? [];
    return {
      ...row,
      link: own.find(({ siteName }) => siteName === '') ?? null,
      splits: own.filter(({ siteName }) => siteName !== ''),
      candidates: (candidatesOf.get(row.sourceKey) ?? []).map((candidate) => ({
        ...candidate,
        name: nameOf(targets, candidate.haloKey),
        isInactive: targets.get(candidate.haloKey)?.isInactive ?? false,
      })),
    };
  });
}

function nameOf(targets: ReadonlyMap<number, MappingTarget>, id: number | null): string | null {
  return id === null ? null : (targets.get(id)?.name ?? null);
}

/** What was done to the mapping of a source, the newest first. @throws SourceNotFoundError */
export async function listMappingBatches(
  deps: ListDeps,
  { source: wanted, before, limit }: { readonly source: string; readonly before: number | null; readonly limit: number },
): Promise<readonly MappingBatch[]> {
  const source = await findMappedSource(deps, wanted);
  return deps.store.inWorkspace(deps.workspaceId, (db) => listBatches(db, source.id, { before, limit }), { readOnly: true });
}

/** Records of HaloPSA to link to, by a text in their names. @throws SourceNotFoundError */
export async function findMappingTargets(
  deps: ListDeps,
  { source: wanted, ...wish }: Parameters<typeof searchTargets>[2] & { readonly source: string },
): Promise<readonly MappingTarget[]> {
  const source = await findMappedSource(deps, wanted);
  return deps.store.inWorkspace(deps.workspaceId, (db) => searchTargets(db, source.connectionId, wish), { readOnly: true });
}

/** The tool's names of the sites of a company, which may be split off. @throws SourceNotFoundError */
export async function listMappingSites(
  deps: ListDeps,
  { source: wanted, companyId }: { readonly source: string; readonly companyId: string },
): Promise<readonly { readonly name: string; readonly devices: number }[]> {
  const source = await findMappedSource(deps, wanted);
  return deps.store.inWorkspace(deps.workspaceId, (db) => listCompanySites(db, source.id, companyId), { readOnly: true });
}
