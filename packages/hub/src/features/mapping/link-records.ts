import { z } from 'zod';
import { findProblem } from '../../engine/mapping/judge-links.ts';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import type { Db } from '../../store/database.ts';
import type { MappingLink } from '../../store/rows/mapping-link-rows.ts';
import { type MappingKind, mappingKinds } from '../../store/rows/mapping-link-rows.ts';
import { findPresentKeys } from '../../store/rows/mapping-list-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { actOnLinks, type LinkWish, noteOfAct } from './act-on-links.ts';
import { findMappedSource } from './find-mapped-source.ts';
import type { MappingOutcome } from './keep-changes.ts';
import { lookAtTargets, type TargetLook } from './look-at-targets.ts';
import { deciderOf, mappingKey } from './mapping-input.ts';

const wanted = mappingKey.extend({
  /** The client, asset type, asset or user. */
  haloKey: z.int().positive(),
  /** Of a company: the site at which new devices come to be. Absent: the main site, or the only one. Null: none yet. */
  siteId: z.int().positive().nullish(),
});
type Wanted = z.output<typeof wanted>;

const input = z.object({ source: z.string(), links: z.array(wanted).min(1).max(20_000) });
export type LinkRecordsInput = z.input<typeof input>;

/**
 * Links records of a source to records of HaloPSA, by a person's word. Several companies may be one client, and a company may be split by the
 * tool's sites; an asset is one device.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError
 */
export const linkRecords = defineVerb<VerbDeps, typeof input, SourceRow, MappingOutcome>({
  name: 'map.link',
  input,
  prepare: (deps, { source }) => findMappedSource(deps, source),
  run: async (deps, { links }, source) => {
    const wishes = links.map((link) => ({ ...link, siteId: link.siteId ?? null, isSiteSaid: link.siteId !== undefined }));
    const look = await lookAtTargets(deps.db, source, wishes);
    const present = await presentKeys(deps.db, source, links);
    const at = new Date(deps.clock.now());
    return actOnLinks(deps, {
      source,
      what: 'link',
      keys: wishes,
      decide: (before, wish): LinkWish => {
        if (!present(wish.kind, wish.sourceKey)) return { reason: 'The source has no such record, or it is gone.' };
        if (wish.siteName !== '' && wish.kind !== 'company') return { reason: 'Only companies are split by site.' };
        const link = linkOf(wish, { look, by: deciderOf(deps), at });
        const problem = findProblem(link, look);
        if (problem !== null) return { reason: problem };
        return isSame(before, link) ? { reason: 'It is linked so already.' } : { after: link };
      },
    });
  },
  audit: (_input, outcome, { id }) => noteOfAct(id, outcome),
});

interface LinkGround {
  readonly look: TargetLook;
  readonly by: string;
  readonly at: Date;
}

function linkOf(
  wish: Wanted & { readonly siteId: number | null; readonly isSiteSaid: boolean },
  ground: LinkGround,
): MappingLink {
  const { kind, sourceKey, siteName, haloKey, siteId, isSiteSaid } = wish;
  const { look, by, at } = ground;
  return {
    ...{ kind, sourceKey, siteName, state: 'linked', haloKey },
    siteId: kind !== 'company' ? null : isSiteSaid ? siteId : look.defaultSiteOf(haloKey),
    haloName: look.targets[kind].get(haloKey)?.name ?? null,
    ...{ reason: null, score: null, evidence: [], decidedBy: by, decidedAt: at, batchId: null },
  };
}

function isSame(before: MappingLink | null, after: MappingLink): boolean {
  return before?.state === 'linked' && before.haloKey === after.haloKey && before.siteId === after.siteId;
}

async function presentKeys(db: Db, source: SourceRow, links: readonly Wanted[]) {
  const present = new Map<MappingKind, ReadonlySet<string>>();
  for (const kind of mappingKinds) {
    const keys = links.filter((link) => link.kind === kind).map(({ sourceKey }) => sourceKey);
    if (keys.length > 0) present.set(kind, await findPresentKeys(db, { sourceId: source.id, kind }, keys));
  }
  return (kind: MappingKind, key: string) => present.get(kind)?.has(key) ?? false;
}
