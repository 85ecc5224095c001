import { z } from 'zod';
import { eachText } from '../../engine/fields/each-text.ts';
import { defineTransform } from '../../engine/fields/transform-definition.ts';

/** Puts another value in the place of a known one. */
export const mapValues = defineTransform({
  name: 'map',
  title: 'Puts other values in the place of known ones. What is not known is left, becomes the default, or is a problem.',
  options: z.strictObject({
    /** Compared without case and blanks around. */
    table: z.record(z.string().max(200), z.string().max(1_000)),
    otherwise: z.union([z.strictObject({ default: z.string().max(1_000) }), z.enum(['keep', 'problem'])]).default('keep'),
  }),
  make: ({ table, otherwise }) => {
    const known = new Map(Object.entries(table).map(([from, to]) => [from.trim().toLowerCase(), to]));
    return eachText((text) => {
      const found = known.get(text.trim().toLowerCase());
      if (found !== undefined) return found;
      if (otherwise === 'keep') return text;
      return otherwise === 'problem' ? { problem: `"${text.slice(0, 60)}" is not in the table.` } : otherwise.default;
    });
  },
  examples: [
    {
      options: { table: { server: 'Server', laptop: 'Notebook' } },
      given: ['LAPTOP', 'printer'],
      gives: ['Notebook', 'printer'],
    },
    { options: { table: { a: 'b' }, otherwise: { default: 'Other' } }, given: ['x'], gives: ['Other'] },
    { options: { table: { a: 'b' }, otherwise: 'problem' }, given: ['x'], gives: { problem: '"x" is not in the table.' } },
  ],
});
