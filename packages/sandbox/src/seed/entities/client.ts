import type { Row } from '../../tables/table.ts';
import { membersOfTeam, namesOfAgent } from '../layout/agent-layout.ts';
import { layoutOf, siteCount } from '../layout/client-layout.ts';
import { hasLeft } from '../layout/client-life.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { clientSince } from '../layout/history.ts';
import { DAY, isoInstant } from '../layout/iso-instant.ts';
import { nameOfSite, namesOfClient, namesOfUser } from '../layout/names.ts';
import { at, below, draw, fraction, pick, redraw } from '../random/draw.ts';
import { makeGuid } from '../random/guid.ts';
import { STREAM } from '../random/stream.ts';
import type { SeedEntity } from '../seed-entity.ts';
import { COLOURS } from '../words/companies.ts';
import type { World } from '../world.ts';

/** A phone number of the range kept free for invented ones. */
export const phoneOf = (h: number): string => `01632 960${String(below(h, 1_000)).padStart(3, '0')}`;

function accountManager(world: World, client: number): number {
  const sales = membersOfTeam(world, 5);
  return sales.length === 0 ? 0 : at(sales, client % sales.length);
}

const tierOf = (client: number, contract: number): string => (contract < 0 ? '' : client % 4 === 2 ? 'Gold' : 'Silver');

/** Members that are the same on every row of a client. */
const SAME_FOR_ALL = {
  use: 'client',
  trading_name: '',
  taxable: true,
  sectech: 1,
  billingtemplate_id: 0,
  billingtemplate_name: '',
  item_tax_code: 1,
  service_tax_code: 1,
  contract_tax_code: 1,
  prepay_tax_code: 1,
  default_currency_code: 1,
  client_to_invoice: 0,
  prepaybalance: 0,
  itglue_id: '',
} as const;

function row(index: number, world: World): Row {
  const names = namesOfClient(world, index);
  const layout = layoutOf(world);
  const h = draw(world.seed, STREAM.client, index);
  const since = clientSince(world, index);
  const firstUser = at(layout.userStarts, index);
  const hasPeople = at(layout.userStarts, index + 1) - firstUser > 1;
  const manager = accountManager(world, index);
  const desk = membersOfTeam(world, 1);
  const primary = desk.length === 0 ? 0 : at(desk, index % desk.length);
  const contract = at(contractsOf(world).current, index);
  const tier = tierOf(index, contract);
  const changed = Math.min(world.now - DAY, since + Math.floor(fraction(redraw(h)) * (world.now - since)));
  return {
    ...SAME_FOR_ALL,
    id: index + 1,
    name: names.name,
    ref: index === 0 ? '' : names.code,
    toplevel_id: index % 9 === 4 ? 2 : 1,
    toplevel_name: index % 9 === 4 ? 'Prospects and Partners' : 'Brightwater Customers',
    main_site_id: index + 1,
    main_site_name: nameOfSite(world, index),
    main_contact_name: hasPeople ? namesOfUser(world, firstUser + 1, index).name : 'General User',
    main_phonenumber: phoneOf(h),
    inactive: hasLeft(index),
    is_vip: index % 17 === 3,
    stopped: index % 31 === 11 ? 1 : 0,
    customertype: index === 0 ? 0 : contract < 0 ? 2 : 1,
    colour: pick(h, COLOURS),
    website: index === 0 ? '' : `https://www.${names.domain}`,
    domain: names.domain,
    tax_number: index === 0 ? '' : `GB${String(100_000_000 + below(redraw(h), 899_999_999))}`,
    notes:
      index === 0
        ? 'Tickets from senders that nobody knows.'
        : `${names.industry.name}. ${siteCount(layout, index)} site(s). Ask for the site contact before visiting.`,
    accountsid: index === 0 ? '' : `C${String(10_000 + index)}`,
    accountsemailaddress: index === 0 ? '' : `accounts@${names.domain}`,
    accountmanagertech: manager + 1,
    accountmanagertech_name: namesOfAgent(world, manager).name,
    pritech: primary + 1,
    paymentterms: index % 4 === 1 ? 14 : 30,
    emailinvoice: index !== 0,
    dontinvoice: index === 0,
    default_contract: contract < 0 ? 0 : contract + 1,
    ninjarmmid: index === 0 ? 0 : 500 + index,
    azure_tenants: index === 0 || contract < 0 ? [] : [azureTenant(world, index)],
    datecreated: isoInstant(since),
    alastupdate: isoInstant(changed),
    customfields: [{ id: 221, name: 'CFServiceTier', label: 'Service tier', type: 0, usage: 2, value: tier, display: tier }],
    external_links: [],
  };
}

/** The Microsoft 365 tenant of a client. */
export const tenantGuid = (world: World, client: number): string => makeGuid(world.seed, 31, client);

function azureTenant(world: World, client: number): Row {
  const names = namesOfClient(world, client);
  return {
    id: client + 1,
    details_id: 1,
    client_id: client + 1,
    azure_tenant_id: tenantGuid(world, client),
    azure_tenant_name: names.name,
    azure_tenant_domain: names.domain,
    client_name: names.name,
  };
}

/** Clients: the catch-all "Unknown" first, then in the order in which they joined. */
export const client: SeedEntity = { entity: 'client', count: (world) => world.clients, row };
