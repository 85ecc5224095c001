import { z } from 'zod';
import { eachText } from '../../engine/fields/each-text.ts';
import { defineTransform } from '../../engine/fields/transform-definition.ts';

/** Takes blanks away. */
export const trim = defineTransform({
  name: 'trim',
  title: 'Takes blanks from both ends, and makes one of several in between where wanted.',
  options: z.strictObject({ inner: z.boolean().default(false) }),
  make: ({ inner }) => eachText((text) => (inner ? text.trim().replaceAll(/\s+/g, ' ') : text.trim())),
  examples: [
    { options: {}, given: ['  PC-1 '], gives: ['PC-1'] },
    { options: { inner: true }, given: [' Latitude   5440'], gives: ['Latitude 5440'] },
    { options: {}, given: ['  ', null], gives: [null, null] },
  ],
});
