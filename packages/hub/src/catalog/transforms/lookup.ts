import { z } from 'zod';
import { defineTransform, lookupLists } from '../../engine/fields/transform-definition.ts';

const said = {
  user: 'user of the client',
  'mapped-user': 'user that is mapped',
  supplier: 'supplier',
  'asset-type': 'asset type',
  site: 'site of the client',
};

/** Finds the record of HaloPSA that has a name. */
export const lookup = defineTransform({
  name: 'lookup',
  title: 'Finds the user, supplier, asset type or site of HaloPSA with this name, and gives its number or its name.',
  options: z.strictObject({
    in: z.enum(lookupLists),
    give: z.enum(['key', 'name']).default('key'),
    otherwise: z.enum(['empty', 'problem']).default('problem'),
  }),
  make:
    ({ in: list, give, otherwise }) =>
    (values, lookups) => {
      const found = [];
      for (const value of values) {
        const record = value === null ? null : lookups.find(list, String(value));
        if (value !== null && record === null && otherwise === 'problem')
          return { problem: `There is no ${said[list]} "${String(value).slice(0, 60)}", or more than one.` };
        found.push(record === null ? null : record[give]);
      }
      return { values: found };
    },
  // The lists of the test hold a supplier "Dell" with the number 2, and nothing else.
  examples: [
    { options: { in: 'supplier' }, given: ['Dell'], gives: [2] },
    { options: { in: 'supplier', give: 'name' }, given: ['Dell', null], gives: ['Dell', null] },
    { options: { in: 'user' }, given: ['Mary'], gives: { problem: 'There is no user of the client "Mary"' } },
    { options: { in: 'user', otherwise: 'empty' }, given: ['Mary'], gives: [null] },
  ],
});
