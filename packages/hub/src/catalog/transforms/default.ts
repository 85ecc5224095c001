import { z } from 'zod';
import { defineTransform } from '../../engine/fields/transform-definition.ts';

/** Gives a value where there is none. */
export const defaultValue = defineTransform({
  name: 'default',
  title: 'Gives a value where the source says nothing.',
  options: z.strictObject({ value: z.union([z.string().min(1).max(1_000), z.number(), z.boolean()]) }),
  make:
    ({ value }) =>
    (values) => ({ values: values.some((one) => one !== null && one !== '') ? values : [value] }),
  examples: [
    { options: { value: 'unknown' }, given: [null], gives: ['unknown'] },
    { options: { value: 'unknown' }, given: ['Dell'], gives: ['Dell'] },
  ],
});
