import { z } from 'zod';
import { defineTransform } from '../../engine/fields/transform-definition.ts';

/** Makes one text of all fields that the line reads. */
export const concatenate = defineTransform({
  name: 'concatenate',
  title: 'Makes one text of all fields that are read, with a separator between those that say something.',
  options: z.strictObject({ separator: z.string().max(20).default(' ') }),
  make:
    ({ separator }) =>
    (values) => {
      const held = values.filter((value) => value !== null && value !== '');
      return { values: [held.length === 0 ? null : held.map(String).join(separator)] };
    },
  examples: [
    { options: {}, given: ['Windows 11', null, '23H2'], gives: ['Windows 11 23H2'] },
    { options: { separator: ', ' }, given: ['a', 'b'], gives: ['a, b'] },
    { options: {}, given: [null, null], gives: [null] },
  ],
});
