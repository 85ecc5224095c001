import { describe, expect, it } from 'vitest';
import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';
import { compileDecoder } from './compile-decoder.ts';
import { decodeRecord } from './decode-record.ts';

const thing = defineHaloEntity({
  name: 'thing',
  title: 'Thing',
  titlePlural: 'Things',
  path: 'Thing',
  schema: 'Thing',
  key: ['id'],
  fields: {
    id: field.id('id', 'thing'),
    count: field.integer('count'),
    price: field.money('price'),
    name: field.text('nmae'),
    note: field.html('note_html'),
    isDone: field.boolean('done'),
    at: field.instant('at'),
    guid: field.uuid('guid'),
    more: field.json('more'),
  },
  source: { by: 'list', list: { keys: [], paged: false, pageSize: 0, query: {} } },
  detail: null,
  incremental: { by: 'full' },
  scopes: { read: [], edit: [] },
});

const decode = compileDecoder(thing);
const rowOf = (raw: string) => ({ raw, value: JSON.parse(raw) as Record<string, unknown> });
const read = (wire: string, json: string) => decode(rowOf(`{"id":1,"${wire}":${json}}`));

/** wire name, our name, JSON, value, problem */
const cases: readonly (readonly [string, string, string, unknown, string | null])[] = [
  ['count', 'count', '12', 12, null],
  ['count', 'count', '12.0', 12, null],
  ['count', 'count', '-3', -3, null],
  ['count', 'count', '"12"', 12, 'came as text'],
  ['count', 'count', '" 12.00 "', 12, 'came as text'],
  ['count', 'count', 'true', 1, 'came as boolean'],
  ['count', 'count', '""', null, null],
  ['count', 'count', '12.5', null, 'not a whole number'],
  ['count', 'count', '"twelve"', null, 'not a whole number'],
  ['count', 'count', '9007199254740993', null, 'too large'],
  ['count', 'count', '"9007199254740993"', null, 'too large'],
  ['count', 'count', '1e400', null, 'too large'],
  ['count', 'count', '[1]', null, 'came as array'],
  ['count', 'count', '{"a":1}', null, 'came as object'],
  ['price', 'price', '12.5', '12.5', null],
  ['price', 'price', '-0.0', '0', null],
  ['price', 'price', '1e-7', '0.0000001', null],
  ['price', 'price', '1.5e3', '1500', null],
  ['price', 'price', '12345678901234567.89', '12345678901234567.89', null],
  ['price', 'price', '0.1000000000000000055', '0.1000000000000000055', null],
  ['price', 'price', '0.005', '0.005', null],
  ['price', 'price', '"0012.50"', '12.50', 'came as text'],
  ['price', 'price', '"1,234.50"', null, 'not a number'],
  ['price', 'price', 'false', null, 'not a number'],
  ['price', 'price', '1e400', null, 'too large'],
  ['price', 'price', '""', null, null],
  ['nmae', 'name', '"x"', 'x', null],
  ['nmae', 'name', '""', '', null],
  ['nmae', 'name', '7', '7', 'came as number'],
  ['nmae', 'name', 'true', 'true', 'came as boolean'],
  ['nmae', 'name', '["x"]', null, 'came as array'],
  ['nmae', 'name', '"a\\u0000b"', 'a\ufffdb', 'held NUL or a lone surrogate, replaced by U+FFFD'],
  ['nmae', 'name', '"\\udc00"', '\ufffd', 'held NUL or a lone surrogate, replaced by U+FFFD'],
  ['nmae', 'name', '"\\ud83d\\ude00"', '\u{1f600}', null],
  ['note_html', 'note', '"<b>x</b>"', '<b>x</b>', null],
  ['done', 'isDone', 'true', true, null],
  ['done', 'isDone', '0', false, 'came as number'],
  ['done', 'isDone', '1', true, 'came as number'],
  ['done', 'isDone', '"True"', true, 'came as text'],
  ['done', 'isDone', '""', null, null],
  ['done', 'isDone', '"perhaps"', null, 'not a boolean'],
  ['done', 'isDone', '2', null, 'not a boolean'],
  ['guid', 'guid', '"6F9619FF-8B86-D011-B42D-00CF4FC964FF"', '6f9619ff-8b86-d011-b42d-00cf4fc964ff', null],
  ['guid', 'guid', '"{6f9619ff8b86d011b42d00cf4fc964ff}"', '6f9619ff-8b86-d011-b42d-00cf4fc964ff', null],
  ['guid', 'guid', '"nonsense"', null, 'not a UUID'],
  ['guid', 'guid', '""', null, null],
  ['more', 'more', '{"a":[1]}', { a: [1] }, null],
];

describe('the table of coercions (F27)', () => {
  it.each(cases)('%s as %s: %s is %j (%s)', (wire, name, json, value, problem) => {
    const { values, notes, unreadable } = read(wire, json);
    expect(values[name]).toEqual(value);
    expect(notes).toEqual(problem === null ? [] : [{ field: name, problem }]);
    expect(unreadable).toBeNull();
  });

  const instants: readonly (readonly [string, string | null | 'bad'])[] = [
    ['2026-01-05T10:00:00', '2026-01-05T10:00:00.000Z'],
    ['2026-01-05T10:00:00Z', '2026-01-05T10:00:00.000Z'],
    ['2026-01-05T10:00:00.5', '2026-01-05T10:00:00.500Z'],
    ['2026-01-05T10:00:00.1234567Z', '2026-01-05T10:00:00.123Z'],
    ['2026-01-05T10:00:00+02:00', '2026-01-05T08:00:00.000Z'],
    ['2026-01-05T10:00:00.25-0530', '2026-01-05T15:30:00.250Z'],
    ['2026-01-05 10:00', '2026-01-05T10:00:00.000Z'],
    ['2026-01-05', '2026-01-05T00:00:00.000Z'],
    ['2024-02-29T00:00:00', '2024-02-29T00:00:00.000Z'],
    ['/Date(1767607200000)/', '2026-01-05T10:00:00.000Z'],
    // Local times that do not exist or exist twice somewhere are plain times in UTC.
    ['2026-03-29T02:30:00', '2026-03-29T02:30:00.000Z'],
    ['1900-01-01T00:00:00', null],
    ['1899-12-30T00:00:00', null],
    ['0001-01-01T00:00:00', null],
    ['1969-12-31T23:59:59Z', null],
    ['9999-12-31T23:59:59', null],
    ['', null],
    ['  ', null],
    ['2023-02-29T00:00:00', 'bad'],
    ['2026-13-01T00:00:00', 'bad'],
    ['2026-01-05T24:00:00', 'bad'],
    ['2026-01-05T10:61:00', 'bad'],
    ['2026-01-05T10:00:00+25:00', 'bad'],
    ['2026-01-05T10:00:00.', 'bad'],
    ['05/01/2026', 'bad'],
    ['tomorrow', 'bad'],
  ];
  it.each(instants)('F28: the instant "%s" is %s', (text, expected) => {
    const { values, notes } = read('at', JSON.stringify(text));
    expect(values['at']).toBe(expected === 'bad' ? null : expected);
    expect(notes).toEqual(expected === 'bad' ? [{ field: 'at', problem: 'not a point in time' }] : []);
  });

  it('a number is no instant', () => {
    expect(read('at', '1767607200').notes).toEqual([{ field: 'at', problem: 'not a point in time' }]);
  });

  it('null and absent are null without a word', () => {
    const { values, notes } = decode(rowOf('{"id":1,"count":null}'));
    expect(values).toEqual({
      id: 1,
      count: null,
      price: null,
      name: null,
      note: null,
      isDone: null,
      at: null,
      guid: null,
      more: null,
    });
    expect(notes).toEqual([]);
  });

  it.each(['{}', '{"id":null}', '{"id":"x"}', '{"id":{"id":1}}', '{"id":1.5}', '{"id":1e300}'])(
    'a row without a readable key is unreadable: %s',
    (raw) => {
      expect(decode(rowOf(raw)).unreadable).toBe('its key field "id" is missing or cannot be read');
    },
  );

  it.each(['{"id":0}', '{"id":-4}', '{"id":"7"}'])('ids may be zero, negative or text: %s', (raw) => {
    expect(decode(rowOf(raw)).unreadable).toBeNull();
  });

  it('one row says nothing about the next', () => {
    expect(decode(rowOf('{"id":1,"count":"x","price":12345678901234567.89}')).notes).toHaveLength(1);
    expect(decode(rowOf('{"id":2,"price":1}'))).toMatchObject({ notes: [], values: { id: 2, count: null, price: '1' } });
  });

  it('the typed door gives the record or throws', () => {
    const record = decodeRecord(thing, rowOf('{"id":4,"nmae":"x"}'));
    const id: number = record.id;
    const name: string | null = record.name;
    expect([id, name]).toEqual([4, 'x']);
    expect(() => decodeRecord(thing, rowOf('{"nmae":"Confidential"}'))).toThrow(
      expect.objectContaining({ code: 'unreadable-row' }),
    );
  });
});
