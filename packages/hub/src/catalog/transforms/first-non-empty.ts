import { z } from 'zod';
import { defineTransform } from '../../engine/fields/transform-definition.ts';

/** Takes the first of several fields that says something. */
export const firstNonEmpty = defineTransform({
  name: 'first-non-empty',
  title: 'Takes the first of all fields that are read, or of several values, that says something.',
  options: z.strictObject({}),
  make: () => (values) => ({ values: [values.find((value) => value !== null && value !== '') ?? null] }),
  examples: [
    { options: {}, given: [null, 'b', 'c'], gives: ['b'] },
    { options: {}, given: [null], gives: [null] },
  ],
});
