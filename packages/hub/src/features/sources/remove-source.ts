import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { countRecords } from '../../store/rows/source-record-rows.ts';
import { deleteSource, retireSource, type SourceRow } from '../../store/rows/source-rows.ts';
import { findSource } from './find-source.ts';
import type { SourceDeps } from './source-deps.ts';

const input = z.object({
  /** Name or number. */
  source: z.string(),
  keepRecords: z.boolean(),
});

/** What was removed, and what was kept. The tool is not touched. */
export interface SourceRemoval {
  readonly removed: string;
  /** Records that were removed, or kept. */
  readonly records: number;
  readonly keptRecords: boolean;
}

/**
 * Removes a source and its secrets, with its records or without. One whose records were kept is removed with them when it is removed again.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError
 */
export const removeSource = defineVerb<SourceDeps, typeof input, SourceRow, SourceRemoval>({
  name: 'source.remove',
  input,
  prepare: (deps, { source }) => findSource(deps, source),
  run: async ({ db, buckets }, { keepRecords }, { id, name }) => {
    const counts = (await countRecords(db)).filter(({ sourceId }) => sourceId === id);
    if (keepRecords) await retireSource(db, id);
    else await deleteSource(db, id);
    buckets.delete(id);
    const records = counts.reduce((total, { present, gone }) => total + present + gone, 0);
    return { removed: name, records, keptRecords: keepRecords };
  },
  audit: (_input, { removed, records, keptRecords }, { id }) => ({
    subject: `source ${id}`,
    detail: { name: removed, records, keptRecords },
  }),
});
