import { z } from 'zod';
import { eachText } from '../../engine/fields/each-text.ts';
import { defineTransform } from '../../engine/fields/transform-definition.ts';

const writeAs = {
  upper: (text: string) => text.toUpperCase(),
  lower: (text: string) => text.toLowerCase(),
  title: (text: string) => text.toLowerCase().replaceAll(/(^|[^\p{L}\p{N}'’])(\p{L})/gu, (part) => part.toUpperCase()),
};

/** Writes texts in upper case, lower case, or with a capital at each word. */
export const letterCase = defineTransform({
  name: 'case',
  title: 'Writes it in upper case, in lower case, or with a capital at each word.',
  options: z.strictObject({ to: z.enum(['upper', 'lower', 'title']) }),
  make: ({ to }) => eachText(writeAs[to]),
  examples: [
    { options: { to: 'upper' }, given: ['srv-01'], gives: ['SRV-01'] },
    { options: { to: 'lower' }, given: ['AA:BB'], gives: ['aa:bb'] },
    { options: { to: 'title' }, given: ["mary o'neill-SMITH"], gives: ["Mary O'neill-Smith"] },
  ],
});
