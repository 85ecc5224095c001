import { z } from 'zod';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import type { Db } from '../../store/database.ts';
import { listCandidates, type MappingCandidate } from '../../store/rows/mapping-candidate-rows.ts';
import { type MappingKey, type MappingKind, mappingKinds } from '../../store/rows/mapping-link-rows.ts';
import { listMappingRows } from '../../store/rows/mapping-list-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { actOnLinks, type LinkWish, noteOfAct } from './act-on-links.ts';
import { findMappedSource } from './find-mapped-source.ts';
import { keyTextOf, type MappingOutcome } from './keep-changes.ts';
import { lookAtTargets } from './look-at-targets.ts';
import { deciderOf, mappingKey } from './mapping-input.ts';

const input = z
  .object({
    source: z.string(),
    /** These, each to its likeliest candidate. */
    keys: z.array(mappingKey).min(1).max(20_000).optional(),
    /** All that are suggested, from this score on. What waits for a choice is not among them. */
    all: z.object({ kind: z.enum(mappingKinds), minScore: z.number().min(0).max(1) }).optional(),
  })
  .refine(({ keys, all }) => (keys === undefined) !== (all === undefined), 'give either keys or all');
export type ConfirmInput = z.input<typeof input>;

/**
 * Turns suggestions into links, with the evidence that they had.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError
 */
export const confirmCandidates = defineVerb<VerbDeps, typeof input, SourceRow, MappingOutcome>({
  name: 'map.confirm',
  input,
  prepare: (deps, { source }) => findMappedSource(deps, source),
  run: async (deps, { keys, all }, source) => {
    const chosen: readonly MappingKey[] = all ? await suggestedFrom(deps.db, source.id, all) : (keys ?? []);
    const best = await bestCandidates(deps.db, source.id, chosen);
    const look = await lookAtTargets(
      deps.db,
      source,
      chosen.map((key) => ({ kind: key.kind, haloKey: best.get(keyTextOf(key))?.haloKey ?? null, siteId: null })),
    );
    const decided = { decidedBy: deciderOf(deps), decidedAt: new Date(deps.clock.now()), batchId: null };
    return actOnLinks(deps, {
      source,
      what: 'confirm',
      keys: chosen,
      decide: (before, key): LinkWish => {
        if (before !== null) return { reason: 'It is decided already.' };
        const candidate = best.get(keyTextOf(key));
        const target = candidate && look.targets[key.kind].get(candidate.haloKey);
        if (!candidate || !target) return { reason: 'Nothing is suggested for it.' };
        const { haloKey, score, evidence } = candidate;
        const siteId = key.kind === 'company' ? look.defaultSiteOf(haloKey) : null;
        const { kind, sourceKey, siteName } = key;
        const link = {
          kind,
          sourceKey,
          siteName,
          state: 'linked',
          haloKey,
          siteId,
          haloName: target.name,
          reason: null,
        } as const;
        return { after: { ...link, score, evidence, ...decided } };
      },
    });
  },
  audit: (_input, outcome, { id }) => noteOfAct(id, outcome),
});

async function suggestedFrom(
  db: Db,
  sourceId: number,
  { kind, minScore }: { readonly kind: MappingKind; readonly minScore: number },
): Promise<readonly MappingKey[]> {
  const wish = { tab: 'suggested', text: null, sort: 'score', after: null, limit: 20_000 } as const;
  const { rows } = await listMappingRows(db, { sourceId, kind }, wish);
  return rows.flatMap(({ sourceKey, score }) => ((score ?? 0) >= minScore ? [{ kind, sourceKey, siteName: '' }] : []));
}

async function bestCandidates(
  db: Db,
  sourceId: number,
  keys: readonly MappingKey[],
): Promise<ReadonlyMap<string, MappingCandidate>> {
  const best = new Map<string, MappingCandidate>();
  for (const kind of mappingKinds) {
    const sourceKeys = keys.filter((key) => key.kind === kind).map(({ sourceKey }) => sourceKey);
    if (sourceKeys.length === 0) continue;
    for (const candidate of await listCandidates(db, { sourceId, kind }, sourceKeys))
      if (candidate.rank === 0) best.set(keyTextOf({ kind, sourceKey: candidate.sourceKey, siteName: '' }), candidate);
  }
  return best;
}
