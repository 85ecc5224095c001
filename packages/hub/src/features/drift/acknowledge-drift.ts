import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { DriftNotFoundError } from '../../foundation/errors/drift-not-found.ts';
import { acknowledgeSchemaDrift } from '../../store/rows/schema-drift-rows.ts';
import type { DriftDeps } from './drift-deps.ts';

const input = z.object({
  /** As the list shows them. */
  ids: z.array(z.int().positive()).min(1).max(10_000).readonly(),
});

export type AcknowledgeDriftInput = z.input<typeof input>;

/**
 * Takes drift off the list: a person knows of it. It comes back when it becomes another. Returns the ids.
 * @throws InvalidInputError, NotPermittedError, DriftNotFoundError
 */
export const acknowledgeDrift = defineVerb<DriftDeps, typeof input, undefined, readonly number[]>({
  name: 'drift.acknowledge',
  input,
  prepare: async () => undefined,
  run: async ({ db, clock }, { ids }) => {
    const done = await acknowledgeSchemaDrift(db, ids, new Date(clock.now()));
    const unknown = ids.filter((id) => !done.includes(id));
    if (unknown.length > 0) throw new DriftNotFoundError(unknown);
    return done;
  },
  audit: (_input, ids) => ({ subject: `drift ${ids.join(', ')}`, detail: {} }),
});
