import type { Row } from '../../tables/table.ts';
import { PRODUCTS, SUPPLIERS } from '../billing/items.ts';
import { inPounds } from '../billing/money.ts';
import { LICENCES_PER_CLIENT, licenceSeats } from '../billing/recurring-lines.ts';
import { hasLeft } from '../layout/client-life.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { DAY, isoDate, isoInstant } from '../layout/iso-instant.ts';
import { nameOfSite, namesOfClient } from '../layout/names.ts';
import { at, draw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import type { SeedEntity } from '../seed-entity.ts';
import type { World } from '../world.ts';
import { tenantGuid } from './client.ts';

/** Items of the three licences of a client: Business Premium, Exchange Online, Business Standard. */
const LICENSED = [5, 7, 6] as const;

const licenceCount = (world: World): number => contractsOf(world).managed.length * LICENCES_PER_CLIENT;

function row(index: number, world: World): Row {
  const which = index % LICENCES_PER_CLIENT;
  const client = at(contractsOf(world).managed, Math.floor(index / LICENCES_PER_CLIENT));
  const product = at(PRODUCTS, at(LICENSED, which) - 1);
  const seats = licenceSeats(world, client, which);
  const spare = draw(world.seed, STREAM.licence, index) % 5 === 0 ? Math.min(seats - 1, 2) : 0;
  const start = world.now - (60 + (index % 300)) * DAY;
  return {
    id: index + 1,
    name: product.name,
    type: 1,
    client_id: client + 1,
    client_name: namesOfClient(world, client).name,
    site_id: client + 1,
    site_name: nameOfSite(world, client),
    supplier_id: product.supplier,
    supplier_name: at(SUPPLIERS, product.supplier - 1)[0],
    vendor: 'Microsoft',
    manufacturer: 'Microsoft',
    distributor: at(SUPPLIERS, product.supplier - 1)[0],
    count: seats,
    licences_in_use: seats - spare,
    licences_available: spare,
    requested_quantity: 0,
    requested_quantity_date: null,
    price: inPounds(product.price),
    purchase_price: inPounds(product.cost),
    start_date: isoDate(start),
    end_date: isoDate(start + 365 * DAY),
    billing_cycle: 'monthly',
    term_duration: 'P1Y',
    status: hasLeft(client) ? 'suspended' : 'active',
    autorenew: !hasLeft(client),
    is_active: !hasLeft(client),
    deleted: false,
    tenant_id: tenantGuid(world, client),
    tenant_name: namesOfClient(world, client).name,
    product_sku: product.code,
    vendor_product_sku: `${product.code}:0001`,
    parent_id: 0,
    device_count: 0,
    notes: '',
  };
}

/** Software licences: three per managed client, with the seats that its recurring invoice bills. */
export const softwareLicence: SeedEntity = { entity: 'software-licence', count: licenceCount, row };

function changeRow(index: number, world: World): Row {
  const licence = row(index, world);
  const seats = Number(licence['count']);
  const many = licenceCount(world);
  return {
    id: index + 1,
    software_id: licence['id'],
    field_id: 0,
    field_name: 'count',
    old_value: String(Math.max(0, seats - 1)),
    new_value: String(seats),
    software_user_id: 0,
    software_user_name: '',
    who: 'Microsoft CSP',
    datetime: isoInstant(world.now - Math.floor(((many - index - 0.5) / many) * 300) * DAY - 3_600_000),
  };
}

/** Changes of licences: the last change of seats of each. */
export const licenceChange: SeedEntity = { entity: 'licence-change', count: licenceCount, row: changeRow };
