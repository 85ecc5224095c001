import type { RecordFilter } from '@sundog/api';
import { type ExploreDesk, openExploreDesk } from '../src/entry/explore-desk.ts';
import { systemClock } from '../src/foundation/clock.ts';
import type { ReaderLimits, Store } from '../src/store/database.ts';
import { insertConnection } from '../src/store/rows/connection-rows.ts';
import { openBenchStore } from './stage/bench-store.ts';
import { describeMachine } from './stage/figures.ts';
import { option } from './stage/options.ts';
import { seedMirror } from './stage/seed-mirror.ts';

// Usage: npm run bench:api -- [--rows 1000000] [--runs 40]
// Lists, object pages and searches as a person asks for them, over tickets that were put into the mirror by SQL: what a reader waits for
// between the door and the database, without HTTP. The reference beside each is one SELECT by primary key in a transaction of its own.
// Goal: p95 of lists and object pages at most 50 ms, of a search at most 100 ms.

const rows = Number(option('rows', '1000000'));
const runs = Number(option('runs', '40'));

interface Case {
  readonly name: string;
  readonly run: (round: number) => Promise<unknown>;
}

const show = (ms: number) => ms.toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).padStart(9);
const at = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

async function measure({ name, run }: Case): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < runs + 3; round += 1) {
    const startedAt = performance.now();
    await run(round);
    // The first looks warm connections and caches.
    if (round >= 3) times.push(performance.now() - startedAt);
  }
  times.sort((one, other) => one - other);
  process.stdout.write(`  ${name.padEnd(46)} ${show(at(times, 0.5))} ${show(at(times, 0.95))} ${show(times.at(-1) ?? 0)}\n`);
}

function listCases(
  desk: ExploreDesk,
  connectionId: number,
  who: { readonly all: ReaderLimits; readonly one: ReaderLimits },
): readonly Case[] {
  const list = (filters: readonly RecordFilter[], more: object = {}, reader = who.all, withTotal = false) =>
    desk.listRecords({
      entity: 'ticket',
      connectionId,
      reader,
      limit: 50,
      withTotal,
      question: { filters: [...filters], deleted: 'no', ...more },
    });
  const open: RecordFilter = { column: 'closedAt', is: 'empty', value: true };
  const deep = async () => {
    const { nextCursor } = await list([]);
    await desk.listRecords({
      ...{ entity: 'ticket', connectionId, reader: who.all, limit: 50, withTotal: false },
      question: { filters: [], deleted: 'no' },
      cursor: nextCursor ?? undefined,
    });
  };
  return [
    { name: 'list, default order', run: () => list([]) },
    { name: 'list, default order, with a total', run: () => list([], {}, who.all, true) },
    { name: 'list, first and second page', run: deep },
    { name: 'list, by number', run: () => list([], { sort: 'id' }) },
    { name: 'list, open', run: () => list([open], {}, who.all, true) },
    {
      name: 'list, open, of one agent',
      run: (n) => list([open, { column: 'agentId', is: 'equals', value: 2 + (n % 40) }], {}, who.all, true),
    },
    { name: 'list, of one client', run: (n) => list([{ column: 'clientId', is: 'equals', value: 1 + n }], {}, who.all, true) },
    { name: 'list, of one status', run: (n) => list([{ column: 'statusId', is: 'equals', value: [1, 2, 9][n % 3] ?? 9 }]) },
    {
      name: 'list, updated in the last 7 days',
      run: () => list([{ column: 'lastUpdatedAt', is: 'from', value: new Date(Date.now() - 7 * 86_400_000).toISOString() }]),
    },
    { name: 'list, as a reader limited to one client', run: () => list([], {}, who.one, true) },
    { name: 'list, limited, open', run: () => list([open], {}, who.one, true) },
  ];
}

async function run(store: Store): Promise<void> {
  const address = { resourceServer: 'https://halo.example.test/api', authServer: 'https://halo.example.test/auth', tenant: null };
  const { id } = await store.inWorkspace(1, (db) =>
    insertConnection(db, { name: 'bench', url: 'https://halo.example.test', ...address, clientId: 'bench' }),
  );
  const sizes = await seedMirror(store, { connectionId: id, tickets: rows });
  const desk = openExploreDesk({ store, workspaceId: 1, clock: systemClock });
  const startedAt = performance.now();
  await desk.indexForSearch({ connectionId: id, signal: new AbortController().signal });
  const indexSeconds = (performance.now() - startedAt) / 1000;
  const { tableMb, indexMb, searchMb } = await sizes();
  process.stdout.write(
    `  mirror.ticket ${tableMb} MB and ${indexMb} MB of indexes; search ${searchMb} MB, made in ${indexSeconds.toFixed(0)} s\n`,
  );
  process.stdout.write(`  ${'milliseconds'.padEnd(46)} ${'median'.padStart(9)} ${'p95'.padStart(9)} ${'worst'.padStart(9)}\n`);
  const all: ReaderLimits = { connectionIds: [id], clients: null };
  const one: ReaderLimits = { connectionIds: [id], clients: [{ connectionId: id, clientId: 7 }] };
  const select = (n: number, reader?: ReaderLimits) =>
    store.inWorkspace(
      1,
      (db) =>
        db.client.query('SELECT id, summary FROM mirror.ticket WHERE connection_id = $1 AND id = $2', [
          id,
          1 + ((n * 7919) % rows),
        ]),
      { readOnly: true, ...(reader ? { reader } : {}) },
    );
  await measure({ name: 'reference: SELECT by primary key', run: (n) => select(n) });
  await measure({ name: 'the same as a reader', run: (n) => select(n, all) });
  for (const listCase of listCases(desk, id, { all, one })) await measure(listCase);
  const [ofOne] = (
    await desk.listRecords({
      entity: 'ticket',
      connectionId: id,
      reader: one,
      limit: 1,
      withTotal: false,
      question: { filters: [], deleted: 'no' },
    })
  ).items;
  const limitedTicket = ofOne?.key ?? '';
  const read = (entity: string, key: string, reader = all) => desk.readObject({ entity, key, connectionId: id, reader });
  await measure({ name: 'object page of a client', run: (n) => read('client', String(1 + n)) });
  await measure({ name: 'object page of a ticket', run: (n) => read('ticket', String(1 + ((n * 7919) % rows))) });
  await measure({ name: 'object page of a ticket, limited', run: () => read('ticket', limitedTicket, one) });
  await measure({ name: 'overview', run: () => desk.readOverview({ connectionId: id, reader: all, zone: 'UTC' }) });
  const texts = ['printer', 'prin', 'pr', '#4711', 'client 77', 'monitor flickers 4711', 'zzzz', 'in'];
  for (const text of texts) await measure({ name: `search "${text}"`, run: () => desk.search({ reader: all, text }) });
  await measure({ name: 'search "printer", limited', run: () => desk.search({ reader: one, text: 'printer' }) });
}

process.stdout.write(`${rows.toLocaleString('en')} tickets of 1,800 bytes, ${runs} runs each, ${describeMachine()}\n`);
const { store, remove } = await openBenchStore();
try {
  await run(store);
} finally {
  await store.close();
  remove();
}
