import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ticket } from '../entities/ticket.ts';
import { findListShape } from './list-shape.ts';
import { readRows } from './read-rows.ts';

/** Rows of any shape, with the characters that a scanner of JSON text stumbles over. */
const text = fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '\u2028', '\n', 'a', '0', ' ', '😀') });
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('any'), { maxLength: 4 }),
  object: fc.dictionary(text, tie('any'), { maxKeys: 4 }),
})).any;
/** As JSON holds it: -0 is 0 there. */
const row = fc
  .dictionary(text, value, { maxKeys: 6 })
  .map((members) => JSON.parse(JSON.stringify({ ...members, id: 7, summary: 'x' })) as Record<string, unknown>);
const blank = fc.constantFrom('', ' ', '\n  ', '\t');

it('gives every row the exact text that parses to its value, wherever the list stands and however it is laid out', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.boolean(), blank, (rows, isBare, space) => {
      const list = `[${space}${rows.map((one) => JSON.stringify(one, null, space.length)).join(`${space},${space}`)}${space}]`;
      const body = isBare
        ? list
        : `{"columns":[{"a":"]"}],"record_count":${rows.length},${space}"tickets"${space}:${space}${list},"page_no":1}`;
      const json: unknown = JSON.parse(body);
      const shape = findListShape(json, ticket);
      if (!shape) throw new Error('No list was found.');
      const read = readRows(body, shape, ticket);
      expect(read.rows).toHaveLength(rows.length);
      for (const [index, { raw, value: parsed }] of read.rows.entries()) {
        expect(JSON.parse(raw)).toEqual(rows[index]);
        expect(parsed).toEqual(rows[index]);
        expect(body).toContain(raw);
      }
    }),
    { numRuns: 500 },
  );
});
