import { z } from 'zod';
import { eachText } from '../../engine/fields/each-text.ts';
import { defineTransform } from '../../engine/fields/transform-definition.ts';

/** Takes one part of a text. */
export const split = defineTransform({
  name: 'split',
  title: 'Takes one part of a text that has several, counted from 1; -1 is the last.',
  options: z.strictObject({
    separator: z.string().min(1).max(20),
    part: z
      .int()
      .min(-50)
      .max(50)
      .refine((part) => part !== 0, 'Parts are counted from 1, or from -1 backwards.'),
  }),
  make: ({ separator, part }) =>
    eachText(
      (text) =>
        text
          .split(separator)
          .at(part > 0 ? part - 1 : part)
          ?.trim() ?? null,
    ),
  examples: [
    { options: { separator: '\\', part: -1 }, given: ['CORP\\mary'], gives: ['mary'] },
    { options: { separator: '@', part: 1 }, given: ['mary@contoso.example'], gives: ['mary'] },
    { options: { separator: ';', part: 3 }, given: ['a;b'], gives: [null] },
  ],
});
