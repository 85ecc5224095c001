import { withClient } from '../src/store/access.ts';
import { type BenchStage, openBenchStage, watchRss } from './stage/bench-stage.ts';
import { describeMachine, medianAndWorst } from './stage/figures.ts';
import { option } from './stage/options.ts';

// Usage: npm run bench:reconcile -- [--rows 1000000] [--runs 5]
// Goal G4: a full pass over tickets that have not changed writes 0 rows and at most 8 MB of WAL, and a poll of twelve entities for what is
// new takes at most 24 requests. The reference is the usual upsert (ON CONFLICT ... DO UPDATE ... WHERE IS DISTINCT) of the same rows.

const rows = Number(option('rows', '1000000'));
const runs = Number(option('runs', '5'));
/** The entities of which Halo can be asked for what is new. */
const polled = [
  'ticket',
  'opportunity',
  'project',
  'asset',
  'invoice',
  'appointment',
  'timesheet_event',
  'webhook_event',
  'asset_change',
  'user_change',
  'invoice_change',
  'licence_change',
];

/** The usual upsert of rows that have not changed: it writes none of them, and locks every one. Rows per second and MB of WAL. */
async function upsertUnchanged(stage: BenchStage): Promise<readonly { readonly rate: number; readonly walMb: number }[]> {
  return withClient(stage.store.access.configFor('owner'), async (client) => {
    await client.query(`CREATE TABLE hub.bench_copy AS SELECT id, content_hash, raw FROM mirror.ticket WITH NO DATA;
      ALTER TABLE hub.bench_copy ADD PRIMARY KEY (id);
      GRANT SELECT ON hub.bench_copy TO CURRENT_USER`);
    const upsert = `INSERT INTO hub.bench_copy AS t SELECT id, content_hash, raw FROM mirror.ticket
      ON CONFLICT (id) DO UPDATE SET content_hash = excluded.content_hash, raw = excluded.raw
      WHERE t.content_hash IS DISTINCT FROM excluded.content_hash`;
    await client.query(`SET sundog.workspace_id = '1'`);
    await client.query(upsert);
    await client.query('VACUUM hub.bench_copy');
    const figures = [];
    for (let run = 0; run < runs; run += 1) {
      const before = await stage.walBytes();
      const startedAt = performance.now();
      await client.query(upsert);
      const seconds = (performance.now() - startedAt) / 1000;
      figures.push({ rate: rows / seconds, walMb: ((await stage.walBytes()) - before) / 1e6 });
    }
    await client.query('DROP TABLE hub.bench_copy');
    return figures;
  });
}

process.stdout.write(`${rows.toLocaleString('en')} tickets of 1,800 bytes, ${runs} run(s), ${describeMachine()}\n`);
const stage = await openBenchStage([
  ...['--scenario', 'large', '--seed', '7', '--rate-limit', 'off'],
  ...['--ticket-row-bytes', '1800', '--tickets', String(rows)],
]);
try {
  const first = await stage.sync({ only: ['ticket'], full: true });
  process.stdout.write(`  first sync               ${first.rowsWritten.toLocaleString('en')} rows written\n`);
  // What autovacuum has done by the time of any later pass: it sets the hint bits of new pages, which cost WAL once.
  await withClient(stage.store.access.configFor('owner'), (client) => client.query('VACUUM (ANALYZE) mirror.ticket'));

  const figures = [];
  const memory = watchRss();
  for (let run = 0; run < runs; run += 1) {
    const before = await stage.walBytes();
    const report = await stage.sync({ only: ['ticket'], full: true });
    const walMb = ((await stage.walBytes()) - before) / 1e6;
    figures.push({ rate: report.rowsRead / report.seconds, written: report.rowsWritten, walMb });
  }
  const rssMb = memory.stop();
  await stage.sync({ only: polled });
  const polls = [];
  for (let run = 0; run < runs; run += 1) polls.push(await stage.sync({ only: polled }));
  const reference = await upsertUnchanged(stage);
  process.stdout.write(
    [
      `  full pass, unchanged     ${medianAndWorst(
        figures.map(({ rate }) => rate),
        'least',
      )} rows/s`,
      `    rows written           ${medianAndWorst(
        figures.map(({ written }) => written),
        'most',
      )}`,
      `    WAL                    ${medianAndWorst(
        figures.map(({ walMb }) => walMb),
        'most',
        1,
      )} MB`,
      `    RSS of the hub         ${Math.round(rssMb)} MB at most`,
      `  poll of ${polled.length} entities      ${medianAndWorst(
        polls.map(({ requests }) => requests),
        'most',
      )} requests, ${medianAndWorst(
        polls.map(({ rowsWritten }) => rowsWritten),
        'most',
      )} rows written`,
      `    requests               ${polls[0]?.entities.map(({ entity, requests }) => `${entity} ${requests}`).join(', ')}`,
      `  reference: usual upsert  ${medianAndWorst(
        reference.map(({ rate }) => rate),
        'least',
      )} rows/s inside the database, ${medianAndWorst(
        reference.map(({ walMb }) => walMb),
        'most',
        1,
      )} MB WAL`,
      '',
    ].join('\n'),
  );
} finally {
  await stage.close();
}
