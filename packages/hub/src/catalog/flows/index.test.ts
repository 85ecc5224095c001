import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { diagnoses } from '../diagnoses/index.ts';
import { flows } from './index.ts';

const filesOf = (folder: string, others: readonly string[]) =>
  readdirSync(new URL(folder, import.meta.url))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((file) => !file.endsWith('.test') && !['index', ...others].includes(file))
    .sort();

it('lists every flow that has a file, under the name of its file', () => {
  expect(flows.map(({ name }) => name).sort()).toEqual(filesOf('.', ['connection-wide', 'spans']));
});

it('lists everything that doctor looks at', () => {
  expect(diagnoses).toHaveLength(filesOf('../diagnoses', []).length);
  expect(new Set(diagnoses.map(({ name }) => name)).size).toBe(diagnoses.length);
});

it('covers a flow only by one that there is', () => {
  const names = flows.map(({ name }) => name);
  for (const { coveredBy } of flows) for (const other of coveredBy) expect(names).toContain(other);
});
