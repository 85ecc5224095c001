import { fileOf } from '@sundog/connectors';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ingestDue } from '../../src/features/sources/ingest-due.ts';
import { type OpenSources, openSources } from './open-sources.ts';

let sources: OpenSources;
beforeEach(async () => {
  sources = await openSources();
  await sources.add({
    name: 'list',
    connector: 'file',
    settings: { rows: 'companies', columns: { companyId: 'Number', companyName: 'Customer' } },
    secrets: {},
  });
});
afterEach(() => sources.close());

const csv = (...lines: readonly string[]) => fileOf('customers.csv', Buffer.from(['Number,Customer', ...lines, ''].join('\n')));
const names = () =>
  sources.query<{ name: string }>(
    `SELECT record->>'name' AS name FROM hub.source_record WHERE stream = 'company' AND gone_at IS NULL ORDER BY 1`,
  );
const company = async (file: ReturnType<typeof csv>) =>
  (await sources.ingest({ source: 'list', file })).streams.find(({ stream }) => stream === 'company');

it('reads a file that is handed in, and the next one against it', async () => {
  const lines = ['1,Alder', '2,Birch', '3,Cedar', '4,Dogwood', '5,Elm'];
  expect(await company(csv(...lines))).toMatchObject({ state: 'complete', rows: 5, written: 5 });
  sources.pass(1000);
  expect(await company(csv(...lines))).toMatchObject({ written: 0 });
  sources.pass(1000);
  expect(await company(csv(...lines.slice(0, 3), '4,Dogwood Ltd'))).toMatchObject({ written: 1, gone: 1 });
  expect((await names()).map(({ name }) => name)).toEqual(['Alder', 'Birch', 'Cedar', 'Dogwood Ltd']);
});

it('is no work of the schedule, and says what is missing where no file is given', async () => {
  expect(await ingestDue(sources.deps, { connectionId: 1 })).toMatchObject({ sources: 0 });
  const { streams } = await sources.ingest({ source: 'list' });
  expect(streams[0]).toMatchObject({ state: 'failed', message: expect.stringMatching(/file/) });
});

it('does not take a file up where another one was put down', async () => {
  const many = Array.from({ length: 1500 }, (_, index) => `${index + 1},Customer ${index + 1}`);
  const crash = () => {
    throw new Error('killed');
  };
  await expect(sources.ingest({ source: 'list', file: csv(...many) }, { ...sources.deps, crash })).rejects.toThrow('killed');
  expect(await company(csv(...many.slice(0, 1200)))).toMatchObject({ state: 'complete', takenUp: 0, rows: 1200 });
});
