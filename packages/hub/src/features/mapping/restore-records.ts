import { findProblem } from '../../engine/mapping/judge-links.ts';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import type { MappingLink } from '../../store/rows/mapping-link-rows.ts';
import { listLinks } from '../../store/rows/mapping-link-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { actOnLinks, type LinkWish, noteOfAct } from './act-on-links.ts';
import { findMappedSource } from './find-mapped-source.ts';
import { keyTextOf, type MappingOutcome } from './keep-changes.ts';
import { lookAtTargets, type TargetLook } from './look-at-targets.ts';
import { deciderOf, mappingKeysInput } from './mapping-input.ts';

/**
 * Takes in again what was ignored, and says of suspended links that they are still the same: under its new name, a client counts again. What is no
 * longer in HaloPSA, or inactive there, stays suspended.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError
 */
export const restoreRecords = defineVerb<VerbDeps, typeof mappingKeysInput, SourceRow, MappingOutcome>({
  name: 'map.restore',
  input: mappingKeysInput,
  prepare: (deps, { source }) => findMappedSource(deps, source),
  run: async (deps, { keys }, source) => {
    const wanted = new Set(keys.map(keyTextOf));
    const links = (await listLinks(deps.db, source.id)).filter((link) => wanted.has(keyTextOf(link)));
    const look = await lookAtTargets(deps.db, source, links);
    const decided = { decidedBy: deciderOf(deps), decidedAt: new Date(deps.clock.now()) };
    return actOnLinks(deps, { source, what: 'restore', keys, decide: (before) => restore(before, look, decided) });
  },
  audit: (_input, outcome, { id }) => noteOfAct(id, outcome),
});

function restore(before: MappingLink | null, look: TargetLook, decided: Pick<MappingLink, 'decidedBy' | 'decidedAt'>): LinkWish {
  if (before === null || before.state === 'linked') return { reason: 'It is neither ignored nor suspended.' };
  if (before.state === 'ignored') return { after: null };
  const name = before.haloKey === null ? null : (look.targets[before.kind].get(before.haloKey)?.name ?? null);
  const after: MappingLink = { ...before, ...decided, state: 'linked', reason: null, haloName: name ?? before.haloName };
  const problem = findProblem(after, look);
  return problem === null ? { after } : { reason: problem };
}
