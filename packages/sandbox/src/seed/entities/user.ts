import type { Row } from '../../tables/table.ts';
import { isUserGone } from '../billing/client-counts.ts';
import { layoutOf } from '../layout/client-layout.ts';
import { hasLeft } from '../layout/client-life.ts';
import { clientSince } from '../layout/history.ts';
import { DAY, isoInstant } from '../layout/iso-instant.ts';
import { isGeneralUser, nameOfSite, namesOfClient, namesOfUser, siteOfUser } from '../layout/names.ts';
import { at, below, draw, pick, redraw } from '../random/draw.ts';
import { makeGuid } from '../random/guid.ts';
import { STREAM } from '../random/stream.ts';
import type { SeedEntity } from '../seed-entity.ts';
import type { World } from '../world.ts';
import { phoneOf, tenantGuid } from './client.ts';

/** Members that are the same on every row of a user. */
const SAME_FOR_ALL = {
  use: 'user',
  email2: '',
  email3: '',
  mobilenumber2: '',
  homenumber: '',
  fax: '',
  covered_by_contract: false,
  contract_value: 0,
  ignoreautomatedbilling: false,
  activedirectory_dn: '',
  okta_id: '',
  linked_agent_id: 0,
  relationship_id: 0,
  priority_id: 0,
  slaid: -1,
  role_list: '',
  department: '',
  notes: '',
  third_party_guid: '',
  third_party_id: '',
} as const;

function row(index: number, world: World): Row {
  const layout = layoutOf(world);
  const site = siteOfUser(layout, index);
  const client = at(layout.siteClient, site);
  const company = namesOfClient(world, client);
  const isGeneral = isGeneralUser(layout, index, site);
  const names = namesOfUser(world, index, site);
  const h = draw(world.seed, STREAM.user + 2_000, index);
  const h2 = redraw(h);
  const since = Math.min(world.now - 2 * DAY, clientSince(world, client) + below(h, 900) * DAY);
  const changed = Math.min(world.now - DAY, since + below(h2, 500) * DAY);
  const inCloud = !isGeneral && client > 0;
  return {
    ...SAME_FOR_ALL,
    id: index + 1,
    name: names.name,
    firstname: names.first,
    surname: names.last,
    initials: `${names.first.charAt(0)}${names.last.charAt(0)}`,
    title: isGeneral ? '' : pick(h, company.industry.titles),
    emailaddress: names.email,
    phonenumber: isGeneral ? '' : phoneOf(h2),
    mobilenumber: isGeneral || h2 % 3 === 0 ? '' : `07700 900${String(below(h, 1_000)).padStart(3, '0')}`,
    phonenumber_preferred: isGeneral ? '' : phoneOf(h2),
    client_id: client + 1,
    client_name: company.name,
    site_id: site + 1,
    site_id_int: site + 1,
    site_name: nameOfSite(world, site),
    inactive: isUserGone(world, index, isGeneral) || hasLeft(client),
    isserviceaccount: !isGeneral && h % 67 === 5,
    isimportantcontact: index % 40 === 3,
    neversendemails: h2 % 91 === 0,
    login: inCloud ? names.email : '',
    azureoid: inCloud ? makeGuid(world.seed, 6, index) : '',
    azure_tenant_id: inCloud ? tenantGuid(world, client) : '',
    web_access_level: isGeneral ? 0 : 1,
    ischangeapprover: index % 40 === 3,
    datecreated: isoInstant(since),
    ulastupdate: isoInstant(changed),
    lastlogindate: inCloud && h % 4 !== 0 ? isoInstant(changed) : null,
    customfields: [],
    external_links: [],
  };
}

/** End users, site by site; the first of each site is its General User. */
export const user: SeedEntity = {
  entity: 'user',
  count: (world) => world.users,
  row,
  quick: {
    id: (index) => index + 1,
    site_id: (index, world) => siteOfUser(layoutOf(world), index) + 1,
    client_id: (index, world) => at(layoutOf(world).siteClient, siteOfUser(layoutOf(world), index)) + 1,
  },
};
