import { describe, expect, it } from 'vitest';
import { formatAmount, formatInstant, formatValue, isNothing } from '../src/definition-views/format-value.ts';
import type { EntityDefinition, RecordColumn } from '../src/definition-views/mirror.queries.ts';
import { describeFilter, readFilters, writeFilters } from '../src/definition-views/record-filters.ts';
import { describeChanges } from '../src/pages/object/version-words.ts';
import { readFilterValue } from '../src/pages/records/filter/read-filter-value.ts';
import { askedColumns, chosenColumns, isBare, readWish, toQuestion, toSearch } from '../src/pages/records/table-wish.ts';

const columnOf = (name: string, more: Partial<RecordColumn> = {}): RecordColumn => ({
  name,
  title: name,
  type: 'text',
  refersTo: null,
  labelColumn: null,
  currencyColumn: null,
  operators: [],
  isFromDetail: false,
  isKept: true,
  ...more,
});

const clientId = columnOf('clientId', { type: 'reference', refersTo: 'client', labelColumn: 'clientName', isKept: false });
const total = columnOf('total', { type: 'money', currencyColumn: 'currencyName' });
const columns = [columnOf('id', { type: 'integer' }), clientId, columnOf('clientName'), total, columnOf('currencyName')];
const entity: EntityDefinition = {
  name: 'invoice',
  title: 'Invoices',
  titleSingular: 'Invoice',
  area: 'billing',
  columns,
  defaultColumns: ['id', 'total', 'clientName'],
  defaultSort: '-id',
  hasHistory: true,
  hasObjectPage: true,
  isForLimitedReaders: true,
};

describe('a value', () => {
  it.each([
    ['1234567890123456.78', 'GBP', '£1,234,567,890,123,456.78'],
    ['12.3456', 'GBP', '£12.3456'],
    ['12.5', null, '12.50'],
    ['12', 'Pounds', '12.00'],
  ])('amount %s of %s is %s', (amount, currency, text) => {
    expect(formatAmount(amount, currency, 'en-GB')).toBe(text);
  });

  it('stands beside its currency', () => {
    expect(formatValue(total, { total: '7.00', currencyName: 'EUR' }, 'en-GB')).toBe('€7.00');
  });

  it('that is an instant is one of the zone; what is none is shown as it came', () => {
    expect(formatInstant('2026-11-21T08:05:00Z', 'en-GB', 'Europe/Berlin')).toMatch(/21 Nov 2026.* 09:05/);
    expect(formatInstant('soon', 'en-GB')).toBe('soon');
  });

  it('of 0 refers to nothing, and is a number elsewhere', () => {
    expect(isNothing(0, clientId)).toBe(true);
    expect(isNothing(0, total)).toBe(false);
  });
});

describe('the address of a table', () => {
  it('keeps what a view keeps', () => {
    const filters = [{ column: 'clientId', is: 'in' as const, value: [4, 7] }];
    const search = {
      filters: writeFilters(filters),
      q: 'rent',
      sort: '-total',
      deleted: 'with',
      asOf: '2026-01-01T00:00:00.000Z',
    };
    const question = toQuestion(readWish(search), ['id', 'total']);
    expect(question).toEqual({
      filters,
      search: 'rent',
      sort: '-total',
      deleted: 'with',
      asOf: '2026-01-01T00:00:00.000Z',
      columns: ['id', 'total'],
    });
    expect(toSearch(question)).toMatchObject({ ...search, columns: ['id', 'total'] });
  });

  it.each(['[{"column":', '7', '[{"column":3,"is":"in","value":1}]', ''])('that was cut off has no filter: %s', (text) => {
    expect(readFilters(text)).toEqual([]);
  });

  it('is bare where nobody chose anything, so that a default view may open', () => {
    expect(isBare({})).toBe(true);
    expect(isBare({ view: 'none' })).toBe(false);
    expect(isBare({ q: 'x' })).toBe(false);
  });

  it('chooses columns in the order of the definition, and in the past only those that are kept', () => {
    expect(chosenColumns(entity, {}, undefined)).toEqual(['id', 'clientName', 'total']);
    expect(chosenColumns(entity, { columns: ['total', 'clientId'] }, '2026-01-01T00:00:00Z')).toEqual(['total']);
  });

  it('asks for the numbers behind names, and for the currencies of amounts', () => {
    expect(askedColumns(columns, ['id', 'clientName', 'total'])).toEqual([
      'id',
      'clientName',
      'total',
      'clientId',
      'currencyName',
    ]);
  });
});

it.each([
  ['7', 'equals', 'integer', '7'],
  ['seven', 'equals', 'integer', null],
  ['4, 7,', 'in', 'reference', ['4', '7']],
  ['4, x', 'in', 'reference', null],
  ['9007199254740993.01', 'from', 'money', '9007199254740993.01'],
  ['yes', 'empty', 'instant', true],
  ['no', 'equals', 'flag', false],
  ['a, b', 'contains', 'text', 'a, b'],
  ['  ', 'contains', 'text', null],
] as const)('what is typed, %s for %s of %s, is %s', (typed, is, type, value) => {
  expect(readFilterValue(typed, is, type)).toEqual(value);
});

it('a filter is a clause', () => {
  expect(describeFilter({ column: 'clientName', is: 'starts', value: 'Ac' }, columns)).toBe('clientName starts with Ac');
  expect(describeFilter({ column: 'clientName', is: 'empty', value: false }, columns)).toBe('clientName is not empty');
});

it('a change names its field, what was and what came', () => {
  const version = (content: Record<string, unknown>, changed: string[]) => ({
    validFrom: '2026-01-01T00:00:00Z',
    validTo: null,
    content,
    changed,
    begunBy: 'change' as const,
    begunKnownBy: 'seen' as const,
    passId: null,
  });
  const before = version({ client_name: null }, []);
  expect(describeChanges(version({ client_name: 'Acme' }, ['client_name']), before, columns)).toEqual([
    { title: 'clientName', before: 'nothing', after: 'Acme' },
  ]);
});
