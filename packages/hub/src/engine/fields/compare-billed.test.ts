import { expect, test } from 'vitest';
import { compareBilled } from './compare-billed.ts';

const count = (product: string, productName: string, quantity: number) => ({ clientId: 1, product, productName, quantity });
const line = (description: string | null, quantity: number, more = {}) => ({
  clientId: 1,
  invoiceId: 7,
  itemCode: null,
  description,
  quantity,
  ...more,
});

test.each([
  ['by its name as whole words', count('backup', 'Server Backup', 12), line('Managed server backup, monthly', 10), 10, 2],
  ['by its item code', count('BKP', 'Backup', 12), line(null, 12, { itemCode: 'bkp' }), 12, 0],
  ['not by a part of a word', count('av', 'AV', 3), line('AVD desktops', 3), null, null],
  ['not of another client', count('av', 'AV', 3), line('AV', 3, { clientId: 2 }), null, null],
])('a product is billed %s', (_how, counted, billed, sum, difference) => {
  expect(compareBilled([counted], [billed])).toMatchObject([{ billed: sum, difference }]);
});

test('a line that two products fit is of the longer name', () => {
  const items = compareBilled([count('a', 'Backup', 1), count('b', 'Backup Server', 2)], [line('Backup Server', 2)]);
  expect(items.map(({ billed }) => billed)).toEqual([null, 2]);
});
