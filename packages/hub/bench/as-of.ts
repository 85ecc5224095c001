import { withClient } from '../src/store/access.ts';
import type { Store } from '../src/store/database.ts';
import { insertConnection } from '../src/store/rows/connection-rows.ts';
import { openBenchStore } from './stage/bench-store.ts';
import { describeMachine, medianAndWorst } from './stage/figures.ts';
import { option } from './stage/options.ts';

// Usage: npm run bench:as-of -- [--rows 1000000] [--versions 3] [--runs 5] [--plans yes]
// What was true at a moment, asked by the SQL of a user: of one ticket, of one client, of all. Each within the limit of a query (3 s).
// The reference is the same question about now, of mirror.ticket itself.

const rows = Number(option('rows', '1000000'));
const versions = Number(option('versions', '3'));
const runs = Number(option('runs', '5'));
const rowBytes = 1_800;
const clients = 500;
const limitMs = 3_000;

/** Tickets of two years, each changed some times, evenly, since it was made. Written as the database would hold them after two years of syncs. */
function fill(connectionId: number): readonly string[] {
  const madeAt = `timestamptz '2025-01-01Z' + n * (interval '700 days' / ${rows})`;
  const step = `interval '1 day' * (1 + n % 9)`;
  return [
    `SET sundog.workspace_id = '1'`,
    `INSERT INTO mirror.ticket (connection_id, id, summary, client_id, site_id, status_id, agent_id, team_name, ticket_type_id, priority_id, sla_id,
            occurred_at, last_updated_at, raw, synced_at, first_seen_at)
     SELECT ${connectionId}, n, 'Ticket ' || n, n % ${clients}, n % ${clients * 2}, n % 9, n % 40, 'Service desk', n % 5, n % 4, 1,
            ${madeAt}, ${madeAt} + ${versions} * ${step}, json_build_object('id', n, 'pad', repeat('x', ${rowBytes})),
            ${madeAt} + ${versions} * ${step}, ${madeAt}
       FROM generate_series(1, ${rows}) AS n`,
    `INSERT INTO hub.record_version (connection_id, entity, key, valid_from, valid_to, was_deleted, content, ended_by, end_known_by)
     SELECT ${connectionId}, 'ticket', n, ${madeAt} + (v - 1) * ${step}, ${madeAt} + v * ${step}, false,
            jsonb_build_object('status_id', (n + v) % 9, 'agent_id', (n + v) % 40, 'team_name', 'Service desk', 'ticket_type_id', n % 5,
              'priority_id', n % 4, 'client_id', n % ${clients}, 'site_id', n % ${clients * 2}, 'sla_id', 1, 'closed_at', NULL),
            'change', 'halo'
       FROM generate_series(1, ${rows}) AS n, generate_series(1, ${versions}) AS v`,
    'VACUUM (ANALYZE) mirror.ticket',
    'VACUUM (ANALYZE) hub.record_version',
  ];
}

async function time(store: Store, sql: string): Promise<readonly number[]> {
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    await store.runQuery(1, sql, { timeoutMs: 120_000 });
    times.push(performance.now() - began);
  }
  return times;
}

process.stdout.write(
  `${rows.toLocaleString('en')} tickets of ${rowBytes} bytes with ${versions} ended versions each, ${runs} run(s), ${describeMachine()}\n`,
);
const { store, remove } = await openBenchStore();
try {
  const at = { name: 'bench', url: 'u', resourceServer: 'r', authServer: 'a', clientId: 'i' };
  const { id } = await store.inWorkspace(1, (db) => insertConnection(db, at));
  await withClient(store.access.configFor('owner'), async (owner) => {
    for (const statement of fill(id)) await owner.query(statement);
  });
  const now = `mirror.ticket WHERE connection_id = ${id} AND deleted_at IS NULL`;
  const middle = `hub.ticket_as_of(${id}, '2026-01-01Z') WHERE true`;
  const recent = `hub.ticket_as_of(${id}, '2026-11-20Z') WHERE true`;
  const questions = [
    ['one ticket', 'status_id', `AND id = ${Math.floor(rows / 3)}`],
    ['tickets of one client', 'count(*)', 'AND client_id = 7'],
    ['all, counted', 'count(*)', ''],
    ['all, by status', 'status_id, count(*)', 'GROUP BY status_id'],
  ] as const;
  for (const [title, wanted, rest] of questions)
    for (const [when, from] of [
      ['now, of the mirror', now],
      ['some days ago', recent],
      ['eleven months ago', middle],
    ] as const) {
      const sql = `SELECT ${wanted} FROM ${from} ${rest}`;
      const times = await time(store, sql);
      const verdict = Math.max(...times) > limitMs ? `  OVER ${limitMs / 1000} s` : '';
      process.stdout.write(`  ${title.padEnd(22)} ${when.padEnd(20)} ${medianAndWorst(times, 'most')} ms${verdict}\n`);
      if (option('plans', 'no') !== 'yes') continue;
      await withClient(store.access.configFor({ queryOf: 1 }), async (client) => {
        await client.query('SET statement_timeout = 120000');
        const plan = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS) ${sql}`);
        process.stdout.write(`${plan.rows.map((row) => `      ${row['QUERY PLAN']}`).join('\n')}\n`);
      });
    }
} finally {
  await store.close();
  remove();
}
