import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { consolePages } from './stage/console-pages.ts';

const router = readFileSync(join(import.meta.dirname, '..', 'packages', 'web', 'src', 'router.tsx'), 'utf8');

it('every address of the router is among the pages that are judged', () => {
  const entities = ['client', 'ticket'];
  const pages = consolePages({
    connectionId: 1,
    sourceId: 1,
    pushId: 2,
    planId: 1,
    fieldsOf: 1,
    keys: Object.fromEntries(entities.map((entity) => [entity, '7'])),
    past: '2026-11-30T00:00:00Z',
  });
  const shown = pages.map(({ path }) => path.replace(/\?.*$/, ''));
  const routes = [...router.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path);
  expect(routes.length).toBeGreaterThan(20);
  // Both lead on to another page at once.
  const judged = routes.filter((path) => path !== '/' && path !== '/w/$workspaceId');
  const missing = judged.filter((path) => {
    const full = path.startsWith('/') ? path : `/w/$workspaceId/${path}`;
    const pattern = new RegExp(`^${full.replace(/\$\w+/g, '[^/]+')}$`);
    return !shown.some((one) => pattern.test(one));
  });
  expect(missing).toEqual([]);
  expect(new Set(pages.map(({ name }) => name)).size).toBe(pages.length);
});
