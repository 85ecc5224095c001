import { RE2JS } from 're2js';
import { z } from 'zod';
import { eachText } from '../../engine/fields/each-text.ts';
import { defineTransform } from '../../engine/fields/transform-definition.ts';

const compile = (pattern: string, ignoreCase: boolean) => RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);

function isPattern(pattern: string): boolean {
  try {
    compile(pattern, false);
    return true;
  } catch {
    return false;
  }
}

/** A pattern looks at so much of a value; more is a problem. */
const longest = 10_000;

/**
 * Takes a part of a text, or replaces parts of it. The patterns are those of RE2: time grows with the length of the text, whatever the pattern,
 * so that no pattern can hold up a plan. RE2 has no look-around and no back references.
 */
export const regularExpression = defineTransform({
  name: 'regular-expression',
  title: 'Takes the part that a pattern finds, or replaces what it finds. Patterns of RE2: no look-around, no back references.',
  options: z.strictObject({
    pattern: z.string().min(1).max(500).refine(isPattern, 'It is no pattern of RE2.'),
    /** What each find is replaced by; `$1` is the first group. Absent: the first group, or the whole find, is taken. */
    replace: z.string().max(500).optional(),
    ignoreCase: z.boolean().default(false),
    /** Where nothing is found and nothing is replaced. */
    otherwise: z.enum(['empty', 'keep', 'problem']).default('empty'),
  }),
  make: ({ pattern, replace, ignoreCase, otherwise }) => {
    const compiled = compile(pattern, ignoreCase);
    return eachText((text) => {
      if (text.length > longest) return { problem: `It is longer than ${longest} characters.` };
      const finder = compiled.matcher(text);
      if (replace !== undefined) return finder.replaceAll(replace);
      if (finder.find()) return finder.groupCount() > 0 ? (finder.group(1) ?? null) : (finder.group() ?? null);
      if (otherwise === 'keep') return text;
      return otherwise === 'empty' ? null : { problem: 'The pattern finds nothing in it.' };
    });
  },
  examples: [
    { options: { pattern: '^([A-Z]+)-' }, given: ['SRV-01'], gives: ['SRV'] },
    {
      options: { pattern: 'corporation', replace: 'Corp', ignoreCase: true },
      given: ['Microsoft Corporation'],
      gives: ['Microsoft Corp'],
    },
    { options: { pattern: '(\\w+)\\\\(\\w+)', replace: '$2' }, given: ['CORP\\mary'], gives: ['mary'] },
    { options: { pattern: '(a+)+$' }, given: [`${'a'.repeat(5_000)}!`], gives: [null] },
    { options: { pattern: 'x', otherwise: 'problem' }, given: ['abc'], gives: { problem: 'The pattern finds nothing' } },
  ],
});
