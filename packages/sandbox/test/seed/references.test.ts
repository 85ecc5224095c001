import { describe, expect, it } from 'vitest';
import { seedEntities } from '../../src/seed/index.ts';
import type { Row } from '../../src/tables/table.ts';
import { byMember, entityNamed, nested, rowsOf, small } from './all-rows.ts';

/** What a member names, by its name; the same on every entity but for the exceptions. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  client_id: ['client'],
  clientid: ['client'],
  client_to_invoice_to_id: ['client'],
  site_id: ['site'],
  sitenumber: ['site'],
  main_site_id: ['site'],
  asset_site: ['site'],
  line_site_id: ['site'],
  user_id: ['user'],
  maincontact_id: ['user'],
  business_owner_id: ['user'],
  software_user_id: ['user'],
  actionby_user_id: ['user'],
  agent_id: ['agent'],
  accountmanagertech: ['agent'],
  pritech: ['agent'],
  sectech: ['agent'],
  technical_owner_id: ['agent'],
  assigned_agent: ['agent'],
  createdby_agent_id: ['agent'],
  createdby_id: ['agent'],
  creator_id: ['agent'],
  who_agentid: ['agent'],
  actionby_agent_id: ['agent'],
  linemanager: ['agent'],
  default_agent: ['agent'],
  loginas_agent_id: ['agent'],
  tickettype_id: ['ticket-type'],
  sla_id: ['sla'],
  slaid: ['sla'],
  default_sla: ['sla'],
  workflow_id: ['workflow'],
  workday_id: ['workday'],
  workdayid: ['workday'],
  toplevel_id: ['top-level'],
  contract_id: ['client-contract'],
  default_contract: ['client-contract'],
  actioncontractid: ['client-contract'],
  ticket_id: ['ticket', 'opportunity', 'project'],
  faultid: ['ticket'],
  parent_id: ['ticket'],
  categoryid_1: ['category'],
  outcome_id: ['outcome'],
  old_status: ['status'],
  new_status: ['status'],
  newstatus: ['status'],
  initial_status: ['status'],
  statuschangeto: ['status'],
  assettype_id: ['asset-type'],
  assetgroup_id: ['asset-group'],
  asset_id: ['asset'],
  did: ['asset'],
  supplier_id: ['supplier'],
  supplier1: ['supplier'],
  default_contract_id: ['supplier-contract'],
  supplier_contract_id: ['supplier-contract'],
  _itemid: ['item'],
  item_id: ['item'],
  salesorder_id: ['sales-order'],
  quotation_id: ['quotation'],
  qhid: ['quotation'],
  purchaseorder_id: ['purchase-order'],
  invoice_id: ['invoice'],
  creditlinkedtoinvoiceid: ['invoice'],
  recurring_invoice_id: ['recurring-invoice'],
  licence_id: ['software-licence'],
  software_id: ['software-licence'],
  webhook_id: ['webhook'],
  module_id: ['feature'],
  msid: ['feature'],
  halo_id: ['client'],
  currency_code: ['currency'],
  default_currency_code: ['currency'],
  item_tax_code: ['tax'],
  taxcode: ['tax'],
  keyfield_id: ['asset-field'],
  field_id: ['asset-field'],
  customfield_id: ['custom-field'],
};

/** Where the same name means something else. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'attachment.parent_id',
  'asset.parent_id',
  'software-licence.parent_id',
  'asset-change.software_id',
]);

const isNone = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || value === 0 || value === -1 || value === -99;

const keys = new Map<string, ReadonlySet<unknown>>();
function keysOf(entity: string): ReadonlySet<unknown> {
  let known = keys.get(entity);
  if (known === undefined) {
    const seed = entityNamed(entity);
    known = new Set(Array.from({ length: seed.count(small) }, (_, index) => seed.keyAt?.(index, small) ?? index + 1));
    keys.set(entity, known);
  }
  return known;
}

function danglingOf(entity: string, row: Row, path: string): string[] {
  const found: string[] = [];
  for (const [member, value] of Object.entries(row)) {
    const targets = ELSEWHERE.has(`${entity}.${member}`) ? undefined : NAMES[member];
    if (targets !== undefined && !isNone(value) && !targets.some((target) => keysOf(target).has(value)))
      found.push(`${path}.${member}=${String(value)}`);
    for (const inner of nested(row, member))
      if (typeof inner === 'object') found.push(...danglingOf(entity, inner, `${path}.${member}`));
  }
  return found;
}

describe('references between rows of the small world', () => {
  it.each(seedEntities.map((entity) => entity.entity))('every id that a row of %s names exists', (entity) => {
    const dangling: string[] = [];
    for (const row of rowsOf(entity))
      if (dangling.length < 5) dangling.push(...danglingOf(entity, row, `${entity} ${String(row['id'])}`));
    expect(dangling).toEqual([]);
  });

  it('places users, assets and tickets at sites of their client', () => {
    const sites = byMember('site');
    for (const entity of ['user', 'asset', 'ticket', 'client-contract', 'invoice']) {
      for (const row of rowsOf(entity))
        expect(sites.get(row['site_id'] ?? row['sitenumber'])?.['client_id'], `${entity} ${String(row['id'])}`).toBe(
          row['client_id'],
        );
    }
  });

  it('gives tickets a user of their site, an agent of their team, a priority of their SLA, a contract of their client', () => {
    const users = byMember('user');
    const agents = byMember('agent');
    const contracts = byMember('client-contract');
    const types = byMember('ticket-type');
    const priorities = new Set([...rowsOf('priority')].map((row) => `${String(row['slaid'])}:${String(row['priorityid'])}`));
    for (const row of rowsOf('ticket')) {
      expect(users.get(row['user_id'])?.['site_id']).toBe(row['site_id']);
      expect(types.get(row['tickettype_id'])?.['default_sla']).toBe(row['sla_id']);
      expect(priorities).toContain(`${String(row['sla_id'])}:${String(row['priority_id'])}`);
      if (row['contract_id'] !== 0) expect(contracts.get(row['contract_id'])?.['client_id']).toBe(row['client_id']);
      const teams = nested(agents.get(row['agent_id']) ?? {}, 'teams').map((team) => team['team_name']);
      if (row['agent_id'] !== 1) expect(teams).toContain(row['team']);
    }
  });

  it('has the records that others take for granted', () => {
    expect(entityNamed('client').row(0, small)['name']).toBe('Unknown');
    expect(entityNamed('agent').row(0, small)['name']).toBe('Unassigned');
    expect([...rowsOf('agent')].filter((row) => row['isapiagent'] === true)).toHaveLength(1);
    expect(byMember('status').get(9)?.['name']).toBe('Closed');
    expect(byMember('outcome').get(7)?.['outcome']).toBe('Internal Note');
    const sitesWithGeneralUser = new Set(
      [...rowsOf('user')].filter((row) => row['name'] === 'General User').map((row) => row['site_id']),
    );
    expect(sitesWithGeneralUser.size).toBe(small.sites);
    expect([...rowsOf('lookup')].filter((row) => row['lookupid'] === 11).length).toBeGreaterThan(5);
  });
});
