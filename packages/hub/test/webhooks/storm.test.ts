import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareColumns } from '../sync/compare-columns.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';
import { type Intake, openIntake } from './open-intake.ts';

const deliveries = 1_000;
const tickets = 600;
let mirror: SandboxMirror;
let intake: Intake;

beforeAll(async () => {
  mirror = await openSandboxMirror({ seed: 5, world: { tickets } });
  intake = await openIntake(mirror);
}, 60_000);
afterAll(async () => {
  await intake.close();
  await mirror.close();
});

it('F31: ends with the newest state everywhere after 1,000 deliveries in the middle of full syncs', {
  timeout: 600_000,
}, async () => {
  const { sandbox } = mirror;
  const lists = ['client', 'site', 'user', 'asset', 'ticket'];
  await mirror.sync({ only: lists, full: true });
  const idInHalo = intake.setUpInHalo(await intake.desk.create({ connectionId: mirror.connectionId }));
  let areEditsOver = false;
  const full = (async () => {
    // The last one begins before the last edit: no later page mends what its pages would write over.
    while (!areEditsOver) await mirror.sync({ only: lists, full: true, pageSizes: { ticket: 20, asset: 20 } });
  })();
  let isOver = false;
  const drained = (async () => {
    let records = 0;
    let sum = 0;
    while (!isOver) {
      const report = await intake.drain();
      records += report.records;
      sum += report.deliveries;
    }
    const last = await intake.drain();
    return { records: records + last.records, sum: sum + last.deliveries };
  })();
  // What was told is read while the pages that were answered before are still to be written.
  const untilRead = async () => {
    await sandbox.control.deliveriesSettled();
    while ((await mirror.query(`SELECT FROM hub.webhook_delivery WHERE state = 'received' LIMIT 1`)).length > 0) await delay(20);
  };
  // All pages of tickets are answered, the last one is slow, and none is written: what is edited and read now stands on none of them.
  const untilPageIsUnderWay = async () => {
    sandbox.control.addFault({
      match: { entity: 'ticket', page: tickets / 20 },
      fault: 'drip',
      args: { bytes: 200, everyMs: 50 },
      times: 1,
    });
    while (!sandbox.control.requests().some(({ fault, status }) => fault === 'drip' && status !== null)) await delay(5);
  };
  const assetIds = [...sandbox.oracle.keys('asset')].map(Number).slice(0, 40);
  for (let turn = 0; turn < deliveries; turn += 1) {
    // One in ten without a change date: an asset; few tickets often, many tickets once.
    if (turn % 10 === 0)
      sandbox.control.edit({
        entity: 'asset',
        key: assetIds[(turn / 10) % assetIds.length] ?? 1,
        changes: {
          inventory_number: `storm ${turn}`,
          key_field: `key ${turn}`,
          status_id: 1 + (turn % 3),
          notes: `note ${turn}`,
        },
      });
    else
      sandbox.control.edit({
        entity: 'ticket',
        key: turn % 3 === 0 ? 7 : 1 + (turn % 300),
        changes: {
          summary: `storm ${turn}`,
          details: `told ${turn}`,
          status_id: 1 + (turn % 4),
          agent_id: 1 + (turn % 3),
          flagged: turn % 2 === 0,
          timetaken: turn / 4,
          third_party_id_string: turn % 5 === 0 ? '' : `other ${turn}`,
        },
      });
    if (turn % 50 === 0) await untilRead();
    if (turn === deliveries - 51) await untilPageIsUnderWay();
  }
  await untilRead();
  areEditsOver = true;
  await full;
  isOver = true;
  const { records, sum } = await drained;
  const [stored] = await mirror.query<Record<string, number>>(
    `SELECT sum(times)::int AS came, count(*)::int AS kept, count(*) FILTER (WHERE state = 'read')::int AS read,
            count(*) FILTER (WHERE state = 'received')::int AS waiting FROM hub.webhook_delivery`,
  );
  console.info(`storm: ${JSON.stringify(stored)}, ${records} records read again for ${sum} deliveries.`);
  const events = [...sandbox.oracle.snapshot('webhook-event')].filter((row) => row['webhook_id'] === idInHalo);
  expect(stored).toEqual({ came: events.length, kept: events.length, read: events.length, waiting: 0 });
  expect(events.length).toBeGreaterThanOrEqual(deliveries);
  expect(events.every((row) => row['responsestatus'] === 200)).toBe(true);
  expect(records).toBeLessThan(sum);
  for (const entity of lists) {
    const { wrong, values, records: compared } = await compareColumns(mirror, entity);
    console.info(`storm: ${values} values of ${compared} records of ${entity} compared.`);
    expect([entity, wrong.slice(0, 20)]).toEqual([entity, []]);
    expect(compared).toBe([...sandbox.oracle.keys(entity)].length);
  }
  const [byItself] = await mirror.query<{ rows: number }>(
    'SELECT count(*)::int AS rows FROM mirror.ticket WHERE detail_at IS NOT NULL',
  );
  expect(byItself?.rows).toBeGreaterThan(150);
  expect(intake.logged).toEqual([]);
});
