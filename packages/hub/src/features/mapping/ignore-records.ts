import { z } from 'zod';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { actOnLinks, noteOfAct } from './act-on-links.ts';
import { findMappedSource } from './find-mapped-source.ts';
import type { MappingOutcome } from './keep-changes.ts';
import { deciderOf, mappingKeysInput } from './mapping-input.ts';

const input = mappingKeysInput.extend({ reason: z.string().trim().min(1, 'say why').max(500) });

/**
 * Leaves records out, with a reason. They stay left out until somebody restores them.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError
 */
export const ignoreRecords = defineVerb<VerbDeps, typeof input, SourceRow, MappingOutcome>({
  name: 'map.ignore',
  input,
  prepare: (deps, { source }) => findMappedSource(deps, source),
  run: (deps, { keys, reason }, source) => {
    const decided = { decidedBy: deciderOf(deps), decidedAt: new Date(deps.clock.now()), batchId: null };
    const empty = { haloKey: null, siteId: null, haloName: null, score: null, evidence: [] };
    return actOnLinks(deps, {
      source,
      what: 'ignore',
      keys,
      decide: (before, { kind, sourceKey, siteName }) =>
        before?.state === 'ignored' && before.reason === reason
          ? { reason: 'It is ignored already.' }
          : { after: { kind, sourceKey, siteName, state: 'ignored', reason, ...empty, ...decided } },
    });
  },
  audit: (_input, outcome, { id }) => noteOfAct(id, outcome),
});
