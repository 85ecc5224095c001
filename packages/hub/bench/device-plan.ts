import { changes } from '../src/catalog/changes/index.ts';
import { transforms } from '../src/catalog/transforms/index.ts';
import { buildDevicePlan } from '../src/features/device-plans/build-device-plan.ts';
import type { DevicePlanDeps } from '../src/features/device-plans/device-plan-deps.ts';
import { setFieldMap } from '../src/features/device-plans/set-field-map.ts';
import { savePlan } from '../src/features/writeback/save-plan.ts';
import { systemClock } from '../src/foundation/clock.ts';
import { insertConnection } from '../src/store/rows/connection-rows.ts';
import { openBenchStore } from './stage/bench-store.ts';
import { describeMachine, medianAndWorst } from './stage/figures.ts';
import { option } from './stage/options.ts';

// Usage: npm run bench:device-plan -- [--devices 20000] [--runs 5]
// How long a plan of a source takes that finds nothing to do, and one that changes a field of every asset. The reference reads the same rows of
// both sides and decides nothing.

const count = Number(option('devices', '20000'));
const runs = Number(option('runs', '5'));

const { store, remove } = await openBenchStore();
const sql = (text: string, values: readonly unknown[] = []) =>
  store.inWorkspace(1, async (db) => (await db.client.query(text, [...values])).rows);
const deps: DevicePlanDeps = {
  ...{ store, workspaceId: 1, clock: systemClock, actor: { kind: 'operator', name: 'bench', may: 'everything' }, changes },
  loadTransforms: async () => transforms,
  plans: { save: savePlan, passesAlone: async () => false, apply: async () => ({ state: 'planned' }) },
  readReadiness: async () => ({ ready: true, reasons: [] }),
};

async function fill(): Promise<void> {
  const address = { resourceServer: 'https://halo.example/api', authServer: 'https://halo.example/auth', tenant: null };
  await store.inWorkspace(1, (db) =>
    insertConnection(db, { name: 'bench', url: 'https://halo.example', ...address, clientId: 'x' }),
  );
  await sql(
    `INSERT INTO hub.source (connection_id, connector, name, settings, target, created_by, created_at, updated_at)
     VALUES (1, 'ninjaone', 'tool', '{}', 'tool.example', 'bench', now(), now())`,
  );
  await sql(
    `INSERT INTO mirror.client (connection_id, id, name, raw, synced_at) SELECT 1, n, 'Client ' || n, '{}', now() FROM generate_series(1, 300) n`,
  );
  await sql(
    `INSERT INTO mirror.site (connection_id, id, name, client_id, raw, synced_at) SELECT 1, n, 'Main', n, '{}', now() FROM generate_series(1, 300) n`,
  );
  await sql(
    `INSERT INTO hub.mapping_link (source_id, kind, source_key, state, halo_key, site_id, decided_by, decided_at)
     SELECT 1, 'company', 'c' || n, 'linked', n, n, 'bench', now() FROM generate_series(1, 300) n`,
  );
  await sql(
    `INSERT INTO mirror.asset (connection_id, id, client_id, site_id, inventory_number, is_inactive, raw, synced_at)
     SELECT 1, n, 1 + n % 300, 1 + n % 300, 'PC-' || n, false, json_build_object('id', n, 'inventory_number', 'PC-' || n, 'site_id', 1 + n % 300,
        'inactive', false, 'username', '', 'warranty_end', null, 'fields', json_build_array(json_build_object('id', 101, 'value', 'SN' || n),
        json_build_object('id', 102, 'value', 'Dell'), json_build_object('id', 103, 'value', 'Latitude'), json_build_object('id', 104, 'value', 'Windows 11'))), now()
       FROM generate_series(1, $1::int) n`,
    [count],
  );
  await sql(
    `INSERT INTO hub.source_record (source_id, stream, external_id, company_id, record, content_hash, first_seen_at, seen_at, changed_at)
     SELECT 1, 'device', 'd' || n, 'c' || (1 + n % 300), jsonb_build_object('id', 'd' || n, 'name', 'PC-' || n, 'serial', 'SN' || n, 'manufacturer', 'Dell',
        'model', 'Latitude', 'os', 'Windows 11', 'macs', '[]'::jsonb), '\\x00', now(), now(), now() FROM generate_series(1, $1::int) n`,
    [count],
  );
  await sql(
    `INSERT INTO hub.mapping_link (source_id, kind, source_key, state, halo_key, decided_by, decided_at)
     SELECT 1, 'device', 'd' || n, 'linked', n, 'rule', now() FROM generate_series(1, $1::int) n`,
    [count],
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

const fields = ['serial', 'manufacturer', 'model', 'os'].map((from, index) => ({
  from,
  to: `field:${101 + index}`,
  overwrite: 'always' as const,
}));

try {
  await fill();
  await setFieldMap(deps, { source: 'tool', fields: { entries: [{ from: 'name', to: 'tag' }, ...fields] } });
  const seconds = { reference: [] as number[], nothing: [] as number[], every: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    seconds.reference.push(
      await timed(async () => {
        await sql(`SELECT record FROM hub.source_record WHERE source_id = 1 AND stream = 'device'`);
        for (const { raw } of await sql('SELECT raw FROM mirror.asset WHERE connection_id = 1')) JSON.parse(raw as string);
      }),
    );
    seconds.nothing.push(
      await timed(async () => {
        const built = await buildDevicePlan(deps, { source: 'tool' });
        if (built.changes !== 0 || built.unchanged !== count) throw new Error(`It planned ${built.changes} changes.`);
      }),
    );
    await sql(`UPDATE hub.source_record SET record = jsonb_set(record, '{os}', to_jsonb($1::text))`, [`Windows ${12 + run}`]);
    seconds.every.push(
      await timed(async () => {
        const built = await buildDevicePlan(deps, { source: 'tool' });
        if (built.changes !== count) throw new Error(`It planned ${built.changes} changes.`);
      }),
    );
    await sql(`UPDATE hub.source_record SET record = jsonb_set(record, '{os}', '"Windows 11"')`);
  }
  process.stdout.write(
    [
      `${describeMachine()}; ${count} devices, ${runs} runs, seconds`,
      `reading both sides (reference)  ${medianAndWorst(seconds.reference, 'most', 2)}`,
      `a plan with nothing to do       ${medianAndWorst(seconds.nothing, 'most', 2)}`,
      `a plan that changes every asset ${medianAndWorst(seconds.every, 'most', 2)}`,
      '',
    ].join('\n'),
  );
} finally {
  await store.close();
  remove();
}
