import { z } from 'zod';
import { readMappingSettings } from '../../engine/mapping/mapping-settings.ts';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import type { Db } from '../../store/database.ts';
import { findFirstBatch, type MappingChange, writeBatch } from '../../store/rows/mapping-batch-rows.ts';
import { replaceCandidates } from '../../store/rows/mapping-candidate-rows.ts';
import { mappingKinds, renameLinks } from '../../store/rows/mapping-link-rows.ts';
import { findMappingSettings } from '../../store/rows/mapping-setting-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { assertHeld, findMappedSource } from './find-mapped-source.ts';
import { keepChanges, keyTextOf, toKey } from './keep-changes.ts';
import { tellNewcomers } from './tell-newcomers.ts';
import { type WorkedOut, workOutMapping } from './work-out-mapping.ts';

const input = z.object({
  /** Name or number. */
  source: z.string(),
});

/** What a refresh came to. */
export interface MappingRefresh {
  readonly id: number;
  readonly name: string;
  /** Null: no link was changed. */
  readonly batchId: number | null;
  readonly linked: number;
  readonly suspended: number;
  /** Suspended links that are sound again. */
  readonly healed: number;
  /** Rows of candidates that were written or removed. */
  readonly candidatesChanged: number;
  /** Companies and products that people were told of. */
  readonly newcomers: number;
}

interface Prepared {
  readonly source: SourceRow;
  readonly worked: WorkedOut;
}

/**
 * Looks at both sides of a source again: links what is certain, suspends what is broken, and keeps for everything else what it may be. What
 * somebody decided stays.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError
 */
export const refreshMapping = defineVerb<VerbDeps, typeof input, Prepared, MappingRefresh>({
  name: 'map.refresh',
  input,
  prepare: async (deps, { source: wanted }) => {
    const source = await findMappedSource(deps, wanted);
    const kept = await deps.store.inWorkspace(deps.workspaceId, (db) => findMappingSettings(db, source.id), { readOnly: true });
    return { source, worked: await workOutMapping(deps, { source, settings: readMappingSettings(kept), isRematch: false }) };
  },
  run: async ({ db, clock }, _input, { source, worked }) => {
    await assertHeld(db, source);
    const at = new Date(clock.now());
    const first = await findFirstBatch(db, source.id);
    const { batchId } = await keepWorkedOut(db, source.id, { worked, what: 'refresh', by: 'rule', at });
    // The first look leaves a batch even where it links nothing: it says from when on a company is a new one.
    if (first === null && batchId === null) await writeBatch(db, source.id, { what: 'refresh', by: 'rule', at, changes: [] });
    const newcomers = first === null ? 0 : await tellNewcomers(db, { source, since: first, at });
    const candidatesChanged = await keepCandidates(db, source.id, worked);
    const { id, name } = source;
    return { id, name, batchId, ...countChanges(batchId === null ? [] : worked.changes), candidatesChanged, newcomers };
  },
  audit: (_input, { id, batchId, linked, suspended, healed }) =>
    batchId === null ? null : { subject: `source ${id}`, detail: { batch: batchId, linked, suspended, healed } },
});

function countChanges(changes: readonly MappingChange[]) {
  const count = (is: (change: MappingChange) => boolean) => changes.filter(is).length;
  return {
    linked: count(({ before, after }) => after?.state === 'linked' && before?.state !== 'suspended'),
    suspended: count(({ before, after }) => after?.state === 'suspended' && before?.state !== 'suspended'),
    healed: count(({ before, after }) => after?.state === 'linked' && before?.state === 'suspended'),
  };
}

/** Keeps what was worked out as one batch; what somebody changed meanwhile stays as they left it. */
export async function keepWorkedOut(
  db: Db,
  sourceId: number,
  { worked, ...act }: Omit<Parameters<typeof keepChanges>[2], 'changes'> & { readonly worked: WorkedOut },
) {
  const outcome = await keepChanges(db, sourceId, { ...act, changes: worked.changes });
  const changed = new Set(worked.changes.flatMap(({ before }) => (before ? [keyTextOf(before)] : [])));
  const renamed = worked.renamed.filter(({ link }) => !changed.has(keyTextOf(link)));
  await renameLinks(
    db,
    sourceId,
    renamed.map(({ link, haloName }) => ({ ...toKey(link), haloName })),
  );
  return outcome;
}

/** Puts the candidates that were worked out in the place of those before. @returns how many rows changed */
export async function keepCandidates(db: Db, sourceId: number, { candidates }: WorkedOut): Promise<number> {
  let changed = 0;
  for (const kind of mappingKinds) changed += await replaceCandidates(db, { sourceId, kind }, candidates[kind]);
  return changed;
}
