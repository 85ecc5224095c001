import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { channelKinds } from '../channel-kinds/index.ts';
import { flows } from '../flows/index.ts';
import { noticeOfFlow, notices } from './index.ts';

const filesOf = (folder: string, others: readonly string[]) =>
  readdirSync(new URL(folder, import.meta.url))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((file) => !file.endsWith('.test') && !['index', ...others].includes(file))
    .sort();

it('lists every notice that has a file, under the name of its file', () => {
  expect(notices.map(({ name }) => name.replace('.', '-')).sort()).toEqual(filesOf('.', []));
});

it('lists every kind of channel that has a file, under the name of its file', () => {
  expect(channelKinds.map(({ kind }) => kind).sort()).toEqual(filesOf('../channel-kinds', ['message-lines']));
});

it('lies within a notice that there is, and names flows that there are', () => {
  const names = notices.map(({ name }) => name);
  for (const { within } of notices) if (within !== null) expect(names).toContain(within);
  const known = [...flows.map(({ name }) => name), 'secret-expiry'];
  for (const flow of notices.flatMap((notice) => notice.flows)) expect(known).toContain(flow);
  for (const { name } of flows) expect(names).toContain(noticeOfFlow(name).name);
});

it('marks what must not be seen', () => {
  expect(Object.fromEntries(channelKinds.map(({ kind, secrets }) => [kind, secrets]))).toEqual({
    email: ['password'],
    slack: ['url'],
    teams: ['url'],
    webhook: ['url'],
  });
});
