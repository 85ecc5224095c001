import { describe, expect, it } from 'vitest';
import { retryDelay } from '../src/api/retry-delay.ts';
import { matchKeys } from '../src/frame/shortcuts/match-keys.ts';
import { describeShape } from '../src/pages/api-reference/describe-shape.ts';
import { formatMoney } from '../src/ui/money.ts';
import { describeAge, describeInstant } from '../src/ui/relative-time.ts';
import { nextSort, readSort, shownColumns } from '../src/ui/table/table-address.ts';

it.each([
  [123456, 'GBP', '£1,234.56'],
  [-5, 'GBP', '-£0.05'],
  [1234, 'JPY', 'JP¥1,234'],
  [1234567, 'KWD', 'KWD 1,234.567'],
  [9007199254740993n, 'GBP', '£90,071,992,547,409.93'],
])('money: %s of %s is %s', (minorUnits, currency, text) => {
  expect(formatMoney(minorUnits, currency, 'en-GB').replace(/\u00a0/g, ' ')).toBe(text);
});

describe('an instant', () => {
  const now = Date.parse('2026-11-21T08:05:00Z');
  it.each([
    [0, 'just now'],
    [-59, 'just now'],
    [-300, '5 min ago'],
    [-7200, '2 hr ago'],
    [-86_400, 'yesterday'],
    [30, 'in a moment'],
    [3 * 3600, 'in 3 hr'],
  ])('%s seconds away is %s', (seconds, text) => {
    expect(
      describeAge(now + seconds * 1000, now, 'en-GB')
        .replace('hrs', 'hr')
        .replace('mins', 'min'),
    ).toBe(text);
  });

  it('in full names its zone', () => {
    expect(describeInstant(now, 'en-GB', 'Europe/Berlin')).toMatch(/21 Nov 2026.* 09:05:00 (CET|GMT\+1)/);
  });
});

describe('keys', () => {
  const known = new Set(['mod+k', '/', 'g o', 'j', '?']);
  const press = (key: string, more: object = {}) => ({ key, hasMod: false, hasAlt: false, isTyping: false, ...more });

  it('of a pair wait for each other', () => {
    expect(matchKeys(press('g'), null, known)).toEqual({ keys: null, pending: 'g' });
    expect(matchKeys(press('o'), 'g', known)).toEqual({ keys: 'g o', pending: null });
    expect(matchKeys(press('j'), 'g', known).keys).toBe('j');
  });

  it('belong to the field that is typed in, unless Ctrl or Cmd is held', () => {
    expect(matchKeys(press('j', { isTyping: true }), null, known).keys).toBeNull();
    expect(matchKeys(press('k', { isTyping: true, hasMod: true }), null, known).keys).toBe('mod+k');
    expect(matchKeys(press('j', { hasMod: true }), null, known).keys).toBeNull();
  });
});

describe('a table', () => {
  it('sorts up, down, and then as it is', () => {
    expect(nextSort(null, 'name')).toBe('name');
    expect(nextSort(readSort('name'), 'name')).toBe('-name');
    expect(nextSort(readSort('-name'), 'name')).toBeUndefined();
    expect(nextSort(readSort('-name'), 'id')).toBe('id');
  });

  it('shows what the address names, else what is shown at first', () => {
    const columns = [{ id: 'id' }, { id: 'name' }, { id: 'notes', isHiddenAtFirst: true }];
    expect(shownColumns(columns, []).map(({ id }) => id)).toEqual(['id', 'name']);
    expect(shownColumns(columns, ['notes', 'id', 'gone']).map(({ id }) => id)).toEqual(['id', 'notes']);
    expect(shownColumns(columns, ['gone'])).toHaveLength(2);
  });
});

it('a shape is written as people write it', () => {
  const schema = {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'integer', minimum: 1, maximum: 9007199254740991 },
      names: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
      role: { enum: ['owner', 'viewer'] },
    },
  };
  expect(describeShape(schema)).toBe('{\n  id: integer (from 1)\n  names?: (string | null)[]\n  role?: "owner" | "viewer"\n}');
});

it('what is lost is tried again at growing intervals, half a minute at most', () => {
  expect([0, 1, 2, 20].map((tries) => retryDelay(tries, () => 0.5))).toEqual([1000, 2000, 4000, 30_000]);
  expect(retryDelay(20, () => 1)).toBeLessThanOrEqual(36_000);
});
