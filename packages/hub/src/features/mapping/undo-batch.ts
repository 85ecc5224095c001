import { z } from 'zod';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import { MappingBatchNotFoundError } from '../../foundation/errors/mapping-batch-not-found.ts';
import { findBatch, listBatchChanges, type MappingChange, markUndone } from '../../store/rows/mapping-batch-rows.ts';
import { listLinks, type MappingLink } from '../../store/rows/mapping-link-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { noteOfAct } from './act-on-links.ts';
import { assertHeld, findMappedSource } from './find-mapped-source.ts';
import { keepChanges, keyTextOf, type LeftAlone, type MappingOutcome, toKey } from './keep-changes.ts';
import { deciderOf } from './mapping-input.ts';

const input = z.object({ source: z.string(), batchId: z.int().positive() });

/**
 * Takes an act back: each link becomes what it was before, if nobody has changed it since. No rule links again what is unlinked by it. Links that
 * were suspended follow from HaloPSA and are left alone. Undoing is an act too, and can be undone.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError, MappingBatchNotFoundError
 */
export const undoBatch = defineVerb<VerbDeps, typeof input, SourceRow, MappingOutcome>({
  name: 'map.undo',
  input,
  prepare: (deps, { source }) => findMappedSource(deps, source),
  run: async (deps, { batchId }, source) => {
    const { db, clock } = deps;
    await assertHeld(db, source);
    const at = new Date(clock.now());
    const batch = await findBatch(db, source.id, batchId);
    if (!batch) throw new MappingBatchNotFoundError(batchId);
    const now = new Map((await listLinks(db, source.id)).map((link) => [keyTextOf(link), link]));
    const leftAlone: LeftAlone[] = [];
    const changes: MappingChange[] = [];
    for (const { before, after } of await listBatchChanges(db, batchId)) {
      const key = after ?? before;
      if (key === null) continue;
      const current = now.get(keyTextOf(key)) ?? null;
      const reason = whyLeft({ current, after, batchId });
      if (reason !== null) leftAlone.push({ ...toKey(key), reason });
      else changes.push({ before: current, after: before });
    }
    const by = deciderOf(deps);
    const outcome = await keepChanges(db, source.id, { what: 'undo', by, at, changes });
    if (outcome.changed > 0) await markUndone(db, batchId, { by, at });
    return { ...outcome, leftAlone: [...leftAlone, ...outcome.leftAlone] };
  },
  audit: (_input, outcome, { id }) => noteOfAct(id, outcome),
});

function whyLeft({
  current,
  after,
  batchId,
}: {
  readonly current: MappingLink | null;
  readonly after: MappingLink | null;
  readonly batchId: number;
}): string | null {
  if (after?.state === 'suspended') return 'It is suspended because of what HaloPSA says: restore it.';
  if (after === null) return current === null ? null : 'It was linked or ignored since.';
  return current?.batchId === batchId ? null : 'It was changed since.';
}
