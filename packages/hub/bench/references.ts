import { pipeline } from 'node:stream/promises';
import { type Halo, ticket } from '@sundog/halo';
import { from as copyFrom } from 'pg-copy-streams';
import { rowReaderOf } from '../src/engine/sync/row-reader.ts';
import { withClient } from '../src/store/access.ts';
import type { Store } from '../src/store/database.ts';
import { mirrorTableOf } from '../src/store/mirror/mirror-table.ts';

// What the sync is measured against: the same rows, read through the same client, without hash, checkpoint, proof or isolation.

async function* decodedPages(halo: Halo) {
  const reader = rowReaderOf(ticket);
  for await (const page of halo.listPages(ticket)) yield reader.read(page.rows).rows;
}

const table = mirrorTableOf(ticket);
const columns = table.columns.map(({ column }) => column).join(', ');
const bareTable = `CREATE TEMP TABLE bare AS SELECT ${columns}, raw FROM mirror.ticket WITH NO DATA`;

/** One INSERT and one transaction per row, as the naive integration does. Rows per second. */
export async function insertRowByRow(store: Store, halo: Halo, rows: number): Promise<number> {
  return withClient(store.access.configFor('owner'), async (client) => {
    await client.query(bareTable.replace('TEMP ', '').replace('bare', 'hub.bench_bare'));
    const text = `INSERT INTO hub.bench_bare VALUES (${[...table.columns, 'raw'].map((_, index) => `$${index + 1}`).join(', ')})`;
    const startedAt = performance.now();
    let done = 0;
    for await (const page of decodedPages(halo)) {
      for (const row of page) await client.query({ name: 'one', text, values: [...row.values, row.raw] });
      done += page.length;
      if (done >= rows) break;
    }
    const seconds = (performance.now() - startedAt) / 1000;
    await client.query('DROP TABLE hub.bench_bare');
    return done / seconds;
  });
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One value in the text format of COPY. */
function toCopyText(value: string | number | boolean | null | undefined): string {
  return value === null || value === undefined
    ? '\\N'
    : String(value).replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? '');
}

/** COPY in text format, as it is usually written, into a bare table without key or index. Rows per second. */
export async function copyStraight(store: Store, halo: Halo, rows: number): Promise<number> {
  return withClient(store.access.configFor('owner'), async (client) => {
    await client.query(bareTable.replace('TEMP ', '').replace('bare', 'hub.bench_copy'));
    const startedAt = performance.now();
    let done = 0;
    const lines = async function* () {
      for await (const page of decodedPages(halo)) {
        yield Buffer.from(page.map((row) => `${[...row.values, row.raw].map(toCopyText).join('\t')}\n`).join(''));
        done += page.length;
        if (done >= rows) return;
      }
    };
    await pipeline(lines(), client.query(copyFrom('COPY hub.bench_copy FROM STDIN')));
    const seconds = (performance.now() - startedAt) / 1000;
    await client.query('DROP TABLE hub.bench_copy');
    return done / seconds;
  });
}
