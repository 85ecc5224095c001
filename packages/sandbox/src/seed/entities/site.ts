import type { Row } from '../../tables/table.ts';
import { layoutOf } from '../layout/client-layout.ts';
import { hasLeft } from '../layout/client-life.ts';
import { clientSince } from '../layout/history.ts';
import { DAY, isoInstant } from '../layout/iso-instant.ts';
import { nameOfSite, namesOfClient, namesOfUser } from '../layout/names.ts';
import { at, below, between, draw, pick, redraw } from '../random/draw.ts';
import { makeGuid } from '../random/guid.ts';
import { STREAM } from '../random/stream.ts';
import type { SeedEntity } from '../seed-entity.ts';
import { COLOURS, STREETS, TOWNS } from '../words/companies.ts';
import type { World } from '../world.ts';
import { phoneOf, tenantGuid } from './client.ts';

function addressOf(world: World, site: number, client: number): Row {
  const h = draw(world.seed, STREAM.site, site);
  const town = site < world.clients ? at(TOWNS, namesOfClient(world, client).town) : pick(h, TOWNS);
  const h2 = redraw(h);
  return {
    line1: `${between(h2, 1, 180)} ${pick(redraw(h2), STREETS)}`,
    line2: '',
    line3: town[0],
    line4: town[1],
    postcode: `${town[2]} ${between(h2, 1, 9)}${'ABDEFGHJLN'.charAt(below(h2, 10))}${'PQRSTUWXYZ'.charAt(below(redraw(h2), 10))}`,
  };
}

function row(index: number, world: World): Row {
  const layout = layoutOf(world);
  const client = at(layout.siteClient, index);
  const names = namesOfClient(world, client);
  const name = nameOfSite(world, index);
  const isMain = index < world.clients;
  const h = draw(world.seed, STREAM.site + 1_000, index);
  const firstUser = at(layout.userStarts, index);
  const hasPeople = at(layout.userStarts, index + 1) - firstUser > 1;
  const contact = hasPeople ? firstUser + 1 : firstUser;
  const address = addressOf(world, index, client);
  const since = clientSince(world, client) + (isMain ? 0 : 20 * DAY);
  return {
    id: index + 1,
    guid: makeGuid(world.seed, 4, index),
    name,
    ref: '',
    client_id: client + 1,
    client_name: names.name,
    clientsite_name: `${names.name}/${name}`,
    inactive: hasLeft(client),
    sla_id: -1,
    use: 'site',
    phonenumber: phoneOf(h),
    colour: pick(h, COLOURS),
    timezone: 'Europe/London',
    notes: isMain ? '' : 'Key at reception. Comms cabinet on the first floor.',
    maincontact_id: contact + 1,
    maincontact_name: namesOfUser(world, contact, index).name,
    isstocklocation: false,
    isinvoicesite: isMain,
    invoice_address_isdelivery: true,
    delivery_address_line1: address['line1'],
    delivery_address_line2: address['line2'],
    delivery_address_line3: address['line3'],
    delivery_address_line4: address['line4'],
    delivery_address_line5: address['postcode'],
    country_code_name: 'United Kingdom',
    region_code_name: '',
    site_item_tax_code: 0,
    site_service_tax_code: 0,
    accountsid: '',
    accountsemailaddress: '',
    emaildomain: names.domain,
    stopped: 0,
    ninjarmmid: index === 0 ? 0 : 900 + index,
    azuretenantid: isMain && client > 0 ? tenantGuid(world, client) : '',
    itglue_id: '',
    delivery_address: { id: index * 2 + 1, type: 0, primary: true, inactive: false, site_id: index + 1, ...address },
    invoice_address: { id: index * 2 + 2, type: 1, primary: true, inactive: false, site_id: index + 1, ...address },
    datecreated: isoInstant(Math.min(since, world.now - DAY)),
    slastupdate: isoInstant(Math.min(since + below(h, 300) * DAY, world.now - DAY)),
    site_fields: [],
    customfields: [],
    external_links: [],
  };
}

/** Sites: the main site of client n is site n; branch offices follow. */
export const site: SeedEntity = {
  entity: 'site',
  count: (world) => world.sites,
  row,
  quick: { id: (index) => index + 1, client_id: (index, world) => at(layoutOf(world).siteClient, index) + 1 },
};
