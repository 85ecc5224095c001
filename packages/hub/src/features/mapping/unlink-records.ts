import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { actOnLinks, noteOfAct } from './act-on-links.ts';
import { findMappedSource } from './find-mapped-source.ts';
import type { MappingOutcome } from './keep-changes.ts';
import { mappingKeysInput } from './mapping-input.ts';

/**
 * Takes links away. No rule links these records again; a person may.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError
 */
export const unlinkRecords = defineVerb<VerbDeps, typeof mappingKeysInput, SourceRow, MappingOutcome>({
  name: 'map.unlink',
  input: mappingKeysInput,
  prepare: (deps, { source }) => findMappedSource(deps, source),
  run: (deps, { keys }, source) =>
    actOnLinks(deps, {
      source,
      what: 'unlink',
      keys,
      decide: (before) => {
        if (before === null) return { reason: 'It is not linked.' };
        return before.state === 'ignored' ? { reason: 'It is ignored: restore it.' } : { after: null };
      },
    }),
  audit: (_input, outcome, { id }) => noteOfAct(id, outcome),
});
