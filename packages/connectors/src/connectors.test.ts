import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connectors } from './connectors.ts';

const source = import.meta.dirname;
const root = join(source, '..', '..', '..');

/** Folders that are no connectors of the list. */
const others = ['kit'];

it('lists every connector that has a folder, each once', () => {
  const folders = readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !others.includes(entry.name))
    .map(({ name }) => name);
  expect(connectors.map(({ name }) => name).sort()).toEqual(folders.sort());
});

it.each(connectors.map((connector) => [connector.name, connector] as const))(
  '%s has a page that says what is to be known',
  (_name, connector) => {
    expect(existsSync(join(root, connector.docs)), connector.docs).toBe(true);
    const page = readFileSync(join(root, connector.docs), 'utf8');
    for (const { label, name } of connector.settings) expect(page, `the setting ${name}`).toContain(label);
    for (const { about } of connector.assumptions) expect(page, 'an assumption').toContain(about);
    if (connector.kind !== 'file' && connector.kind !== 'push')
      expect(page).toMatch(/not yet run against (the live service|a live server)/i);
  },
);
