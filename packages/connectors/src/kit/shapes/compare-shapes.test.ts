import { expect, it } from 'vitest';
import { z } from 'zod';
import { compareShapes } from './compare-shapes.ts';

const assumed = z.object({
  id: z.number().int(),
  name: z.string().nullish(),
  os: z.object({ name: z.string().nullish() }).nullish(),
  tags: z.array(z.string()).nullish(),
  lastSeen: z.union([z.number(), z.string()]).nullish(),
  context: z.unknown(),
});

it('finds nothing where answers are as assumed, whatever is empty in some of them', () => {
  const rows = [
    { id: 1, name: 'a', os: { name: 'Windows' }, tags: ['x'], lastSeen: 5, context: { any: 1 } },
    { id: 2, name: null, os: null, tags: [], lastSeen: '5', context: null },
  ];
  expect(compareShapes(assumed, rows)).toEqual({ missing: [], fresh: [], retyped: [] });
});

it('names what is missing, new or of another type, by path and never by value', () => {
  const rows = [{ id: 'secret-7', os: { title: 'secret-w' }, tags: [7], context: 1, agent: { version: 'secret-v' } }];
  const difference = compareShapes(assumed, rows);
  expect(difference).toEqual({
    missing: ['lastSeen', 'name', 'os.name'],
    fresh: ['agent', 'agent.version', 'os.title'],
    retyped: [
      { path: 'id', assumed: 'number', found: 'string' },
      { path: 'tags[]', assumed: 'string', found: 'number' },
    ],
  });
  expect(JSON.stringify(difference)).not.toContain('secret');
});

it('says nothing of an empty list', () => {
  expect(compareShapes(assumed, [])).toEqual({ missing: [], fresh: [], retyped: [] });
});
