import { ticket } from '@sundog/halo';
import { expect, it } from 'vitest';
import { mirrorTableOf, seenSlots, toColumnName, toTableName } from './mirror-table.ts';

it('names columns and tables in snake_case', () => {
  expect(toColumnName('lastUpdatedAt')).toBe('last_updated_at');
  expect(toColumnName('category1')).toBe('category1');
  expect(toTableName('recurring-invoice')).toBe('recurring_invoice');
});

it('gives nested values no column', () => {
  const table = mirrorTableOf(ticket);
  expect(table.columns.some(({ field }) => field === 'customFields')).toBe(false);
  expect(table.columns.find(({ field }) => field === 'clientId')).toMatchObject({ column: 'client_id', type: 'bigint' });
  expect(seenSlots(table)).toEqual(['i1']);
});
