import { expect, it } from 'vitest';
import { findDueEntities, type ScheduledEntity } from './due-entities.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const never = new Map<string, Date>();
const ago = (minutes: number) => new Date(now - minutes * 60_000);
const list = (table: string, every: number, more: Partial<ScheduledEntity> = {}): ScheduledEntity => ({
  table,
  isHistory: false,
  isEmbedded: false,
  parentTable: null,
  every,
  fullEvery: 24,
  ...more,
});
const entities = [
  list('ticket', 5),
  list('status', 1440),
  list('invoice_line', 5, { isEmbedded: true }),
  list('action', 5, { isHistory: true, parentTable: 'ticket' }),
  list('client', 60),
];

it('takes what was never read and what is old enough, histories apart, and nothing that comes with others', () => {
  const reads = [
    { entity: 'ticket', lastSuccessAt: ago(5), lastFullAt: ago(60) },
    { entity: 'status', lastSuccessAt: ago(300), lastFullAt: ago(300) },
  ];
  expect(findDueEntities(entities, reads, { now, fullEveryHours: null, refusedAt: never })).toEqual({
    recent: ['ticket', 'client'],
    full: [],
    histories: ['action'],
  });
});

it('reads whole what was not read whole for long, by the connection where it says so', () => {
  const reads = entities.map(({ table }) => ({ entity: table, lastSuccessAt: ago(1), lastFullAt: ago(25 * 60) }));
  expect(findDueEntities(entities, reads, { now, fullEveryHours: null, refusedAt: never }).full).toEqual([
    'ticket',
    'status',
    'client',
  ]);
  expect(findDueEntities(entities, reads, { now, fullEveryHours: 48, refusedAt: never }).full).toEqual([]);
  expect(findDueEntities(entities, reads, { now, fullEveryHours: 0, refusedAt: never }).full).toEqual([]);
});

it('asks once a day for what Halo refuses', () => {
  const refusedAt = new Map([
    ['ticket', ago(23 * 60)],
    ['action', ago(60)],
    ['client', ago(24 * 60)],
  ]);
  const reads = [{ entity: 'ticket', lastSuccessAt: ago(48 * 60), lastFullAt: ago(48 * 60) }];
  const due = findDueEntities(entities, reads, { now, fullEveryHours: null, refusedAt });
  expect(due).toEqual({ recent: ['status', 'client'], full: [], histories: [] });
});

it('reads a history once its parents were listed, and again when it is old enough', () => {
  const histories = (reads: Parameters<typeof findDueEntities>[1]) =>
    findDueEntities(entities, reads, { now, fullEveryHours: null, refusedAt: never }).histories;
  const parents = { entity: 'ticket', lastSuccessAt: ago(1), lastFullAt: ago(1) };
  expect(histories([])).toEqual([]);
  expect(histories([parents])).toEqual(['action']);
  expect(histories([parents, { entity: 'action', lastSuccessAt: ago(3), lastFullAt: null }])).toEqual([]);
  expect(histories([parents, { entity: 'action', lastSuccessAt: ago(5), lastFullAt: null }])).toEqual(['action']);
});
