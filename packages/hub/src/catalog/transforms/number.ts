import { z } from 'zod';
import { eachText } from '../../engine/fields/each-text.ts';
import { defineTransform } from '../../engine/fields/transform-definition.ts';

/** Reads a number as people write it, and rounds it. */
export const number = defineTransform({
  name: 'number',
  title: 'Reads a number with a decimal point or a decimal comma, and rounds it.',
  options: z.strictObject({
    decimal: z.enum(['.', ',']).default('.'),
    /** Digits after the point; absent: as it is. */
    digits: z.int().min(0).max(10).optional(),
    round: z.enum(['nearest', 'up', 'down']).default('nearest'),
  }),
  make: ({ decimal, digits, round }) => {
    const grouping = decimal === '.' ? ',' : '.';
    const how = { nearest: Math.round, up: Math.ceil, down: Math.floor }[round];
    return eachText((text) => {
      const plain = text
        .replaceAll(/[\s’']/g, '')
        .replaceAll(grouping, '')
        .replace(decimal, '.');
      if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return { problem: `"${text.slice(0, 40)}" is no number.` };
      const value = Number(plain);
      if (digits === undefined) return value;
      const factor = 10 ** digits;
      // What is read as 1.005 lies a little below it; without the correction it would be rounded the wrong way.
      return how(value * factor * (1 + (round === 'nearest' ? Number.EPSILON : 0))) / factor;
    });
  },
  examples: [
    { options: {}, given: ['1,024.5'], gives: [1024.5] },
    { options: { decimal: ',' }, given: ['1.024,5'], gives: [1024.5] },
    { options: { digits: 0, round: 'up' }, given: ['7.2'], gives: [8] },
    { options: { digits: 2 }, given: ['1.005'], gives: [1.01] },
    { options: {}, given: ['16 GB'], gives: { problem: '"16 GB" is no number.' } },
  ],
});
