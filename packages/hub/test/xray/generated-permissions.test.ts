import { afterAll, beforeAll, expect, it } from 'vitest';
import { productFeatures } from '../../src/catalog/product-features/index.ts';
import type { XrayCell } from '../../src/engine/xray/right.ts';
import { makePermissionSet, type PermissionSet, type Restrictable } from './permission-sets.ts';
import { RightTruth, type TicketFact } from './right-truth.ts';
import { openSandboxXray, type SandboxXray } from './sandbox-xray.ts';

const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

let here: SandboxXray;
let sets: readonly PermissionSet[];
let tickets: readonly TicketFact[];

beforeAll(async () => {
  here = await openSandboxXray({ world: { tickets: 300 } });
  giveTicketsToEverybody();
  tickets = readTickets();
  const world = readRestrictable();
  sets = seeds.map((seed) => makePermissionSet(seed, world));
});
afterAll(() => here.close());

const rowsOf = (entity: string) => [...here.sandbox.oracle.snapshot(entity)] as Readonly<Record<string, unknown>>[];
const idsOf = (entity: string) => rowsOf(entity).map(({ id }) => Number(id));
const apiAgent = () => here.sandbox.control.permissions().applications[0]?.agentId ?? 0;

/** Every third ticket belongs to the API agent, every third to nobody: open and closed ones of every team. */
function giveTicketsToEverybody(): void {
  for (const [place, { id }] of rowsOf('ticket').entries()) {
    const owner = [apiAgent(), 1, null][place % 3] ?? null;
    if (owner !== null)
      here.sandbox.control.edit({ entity: 'ticket', key: Number(id), changes: { agent_id: owner }, silent: true });
  }
}

function readTickets(): readonly TicketFact[] {
  const closed = new Set(rowsOf('status').flatMap(({ id, type }) => (type === 2 ? [id] : [])));
  const departments = new Map(rowsOf('team').map(({ name, department_id }) => [name, Number(department_id)]));
  return rowsOf('ticket').map((row) => ({
    owner: row['agent_id'] === apiAgent() ? 'own' : row['agent_id'] === 1 ? 'nobody' : 'other',
    isClosed: closed.has(row['status_id']),
    team: String(row['team']),
    departmentId: departments.get(row['team']) ?? 0,
    clientId: Number(row['client_id']),
    typeId: Number(row['tickettype_id']),
  }));
}

function readRestrictable(): Restrictable {
  return {
    teams: rowsOf('team').map(({ name }) => String(name)),
    departments: [...new Set(rowsOf('team').map((team) => Number(team['department_id'])))],
    clients: idsOf('client'),
    ticketTypes: idsOf('ticket-type'),
    assetTypes: idsOf('asset-type'),
    assetFields: idsOf('asset-field'),
  };
}

const features = productFeatures.map(({ name }) => name);

async function xray(set: PermissionSet): Promise<readonly XrayCell[]> {
  here.sandbox.control.setPermissions({ application: { scopes: set.scopes }, agent: set.agent });
  const { report } = await here.xray.run({ connectionId: here.connectionId, features });
  return report.features.flatMap((feature) => feature.cells);
}

/** `granted`, `missing` or `cannot-be-known` per feature and right; what is partial is missing in part. */
function said({ verdict }: XrayCell): string {
  if (verdict === 'not-tested') return 'cannot-be-known';
  return verdict === 'granted' ? 'granted' : 'missing';
}

/** What the X-ray says otherwise than the truth, and every claim without evidence or reason. */
function disagreements(cells: readonly XrayCell[], truth: RightTruth): readonly string[] {
  const needs = productFeatures.flatMap(({ name, needs }) => needs.map((need) => ({ feature: name, ...need })));
  return cells.flatMap((cell, place) => {
    const need = needs[place];
    if (need?.feature !== cell.feature || need.right !== cell.right) return [`cell ${place} is not the one of its need`];
    const where = `${cell.feature} ${cell.right} ${need.atLeast}`;
    const expected = truth.of(need);
    const isTold = cell.verdict === 'not-tested' ? (cell.why ?? '') !== '' : cell.evidence.length > 0;
    const isCured = (said(cell) === 'missing') === (cell.cure !== null);
    return [
      ...(said(cell) === expected
        ? []
        : [`${where}: ${said(cell)} instead of ${expected} (${cell.why ?? cell.evidence.join(' ')})`]),
      ...(isTold ? [] : [`${where}: ${cell.verdict} without a word why`]),
      ...(isCured ? [] : [`${where}: ${cell.verdict} with the wrong cure`]),
    ];
  });
}

it('names every missing right that a read can show, and only those, for 40 permission sets', async () => {
  const wrong: Record<string, readonly string[]> = {};
  let misses = 0;
  for (const set of sets) {
    const cells = await xray(set);
    misses += cells.filter(({ cure }) => cure !== null).length;
    const found = disagreements(cells, new RightTruth(set, tickets, { saysOwnRights: true, showsRoles: true }));
    if (found.length > 0) wrong[`seed ${set.seed}`] = found;
  }
  expect(wrong).toEqual({});
  expect(misses).toBeGreaterThan(400);
}, 240_000);

it('says what cannot be known where Halo refuses Roles, Application and Agent/{id}, and claims nothing without evidence', async () => {
  const { control } = here.sandbox;
  for (const path of ['^roles', '^application', '^agent/\\d+$'])
    control.addFault({ match: { path }, fault: 'status', args: { status: 403 }, times: 1_000_000 });
  const wrong: Record<string, readonly string[]> = {};
  try {
    for (const set of sets) {
      // Where Halo is silent, nobody says what was granted and what restricts the agent; else the token and Agent/me still do.
      const saysOwnRights = set.seed % 3 === 0;
      control.setSettings({
        scopeEcho: saysOwnRights ? 'granted' : set.seed % 3 === 1 ? 'asked' : 'absent',
        agentMeSays: saysOwnRights ? 'everything' : 'little',
      });
      const found = disagreements(await xray(set), new RightTruth(set, tickets, { saysOwnRights, showsRoles: false }));
      if (found.length > 0) wrong[`seed ${set.seed}`] = found;
    }
  } finally {
    control.clearFaults();
    control.setSettings({ scopeEcho: 'granted', agentMeSays: 'everything' });
  }
  expect(wrong).toEqual({});
}, 240_000);
