import type { Row } from '../../tables/table.ts';
import { namesOfAgent } from '../layout/agent-layout.ts';
import { changedAt } from '../layout/asset-history.ts';
import { boughtAt, isRetired, kindOfAsset, modelOf, serialOf, tagOfAsset } from '../layout/asset-kind.ts';
import { layoutOf, type OwnerOfAsset, ownerOfAsset, siteCount, siteOf } from '../layout/client-layout.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { DAY, isoDate, isoInstant } from '../layout/iso-instant.ts';
import { nameOfSite, namesOfClient, namesOfUser } from '../layout/names.ts';
import { at, below, draw, pick, redraw } from '../random/draw.ts';
import { makeGuid } from '../random/guid.ts';
import { STREAM } from '../random/stream.ts';
import type { SeedEntity } from '../seed-entity.ts';
import { ASSET_GROUPS, type KindOfAsset } from '../words/hardware.ts';
import type { World } from '../world.ts';

/** Ids of the asset fields that every type has. */
export const FIELD_IDS = {
  serial: 101,
  manufacturer: 102,
  model: 103,
  system: 104,
  memory: 105,
  mac: 106,
  address: 107,
} as const;

const MEMORY = ['8 GB', '16 GB', '16 GB', '32 GB'] as const;

/** The site that an asset stands at, and the user that sits at it (-1: nobody). */
export function placeOfAsset(
  world: World,
  asset: number,
  { client, n }: OwnerOfAsset,
): { readonly site: number; readonly user: number } {
  const kind = kindOfAsset(client, n);
  const layout = layoutOf(world);
  const h = draw(world.seed, STREAM.assetPeople, asset);
  const sites = siteCount(layout, client);
  const site = sites > 1 && h % 3 === 0 ? siteOf(layout, client, 1 + below(redraw(h), sites - 1)) : client;
  const first = at(layout.userStarts, site);
  const others = at(layout.userStarts, site + 1) - first - 1;
  return { site, user: kind.personal && others > 0 ? first + 1 + below(redraw(redraw(h)), others) : -1 };
}

function macOf(h: number): string {
  const hex = `${h.toString(16).padStart(8, '0')}`.toUpperCase();
  return `3C:52:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4, 6)}:${hex.slice(6, 8)}`;
}

/** The address of an asset in its client's network. */
export const addressOf = (client: number, site: number, n: number): string =>
  `10.${client % 250}.${site % 200}.${20 + (n % 220)}`;

const fieldValue = (id: number, name: string, value: string): Row => ({ id, name, value, display: value });

interface Machine {
  readonly serial: string;
  readonly maker: string;
  readonly model: string;
  readonly kind: KindOfAsset;
  readonly h: number;
  readonly address: string;
}

/** The values of the asset fields. */
function fieldsOf(machine: Machine): Row[] {
  const { kind, h } = machine;
  return [
    fieldValue(FIELD_IDS.serial, 'Serial Number', machine.serial),
    fieldValue(FIELD_IDS.manufacturer, 'Manufacturer', machine.maker),
    fieldValue(FIELD_IDS.model, 'Model', machine.model),
    fieldValue(FIELD_IDS.system, 'Operating System', pick(redraw(h), kind.systems)),
    fieldValue(FIELD_IDS.memory, 'Memory', kind.group <= 2 ? pick(h, MEMORY) : ''),
    fieldValue(FIELD_IDS.mac, 'MAC Address', macOf(h)),
    fieldValue(FIELD_IDS.address, 'IP Address', machine.address),
  ];
}

/** When it was bought, and until when the maker answers for it. */
function datesOf(bought: number, kind: KindOfAsset): Row {
  const end = isoDate(bought + kind.warrantyYears * 365 * DAY);
  return {
    warranty_start: isoDate(bought),
    warranty_end: end,
    supplier_purchasedate: isoDate(bought),
    supplier_expirydate: end,
    commissiondate: isoDate(bought + 7 * DAY),
  };
}

/** Members that are the same on every row of an asset. */
const SAME_FOR_ALL = {
  use: 'asset',
  is_template: false,
  technical_owner_id: 1,
  technical_owner_cab_id: 0,
  parent_id: 0,
  supplier_name: '',
  supplier_contract_id: 0,
  supplier_contract_ref: '',
  contract_ref: '',
  contract_value: 0,
  item_id: 0,
  item_name: '',
  sla_id: -1,
  sla_name: '',
  priority_id: -1,
  stock_date: null,
  labour_warranty_start: null,
  labour_warranty_end: null,
  contract_end_date: null,
  notes: '',
  third_party_id: 0,
  third_party_id_string: '',
  datto_id: '',
  automate_id: 0,
} as const;

function row(index: number, world: World): Row {
  const owner = ownerOfAsset(layoutOf(world), index);
  const { client, n } = owner;
  const kind = kindOfAsset(client, n);
  const names = namesOfClient(world, client);
  const { site, user } = placeOfAsset(world, index, owner);
  const person = user < 0 ? null : namesOfUser(world, user, site);
  const [maker, model, prefix, length] = modelOf(world, index, owner);
  const retired = isRetired(client, n);
  const bought = boughtAt(world, index, retired);
  const warrantyEnd = bought + kind.warrantyYears * 365 * DAY;
  const serial = serialOf(world, index, { prefix, length });
  const tag = tagOfAsset(world, client, n);
  const h = draw(world.seed, STREAM.assetPeople + 1_000, index);
  const contract = at(contractsOf(world).current, client);
  const noted = changedAt(world, index);
  const changed = noted >= 0 ? noted : Math.min(world.now - DAY / 2, Math.max(bought, world.now - (180 + below(h, 400)) * DAY));
  return {
    ...SAME_FOR_ALL,
    id: index + 1,
    guid: makeGuid(world.seed, 7, index),
    inventory_number: tag,
    key_field: tag,
    key_field2: serial,
    key_field3: model,
    assettype_id: kind.id,
    assettype_name: kind.name,
    assetgroup_name: ASSET_GROUPS[kind.group as keyof typeof ASSET_GROUPS],
    status_id: retired ? 3 : h % 37 === 0 ? 2 : 1,
    status_name: retired ? 'Retired' : h % 37 === 0 ? 'In stock' : 'Active',
    inactive: retired,
    is_primary_asset: person !== null && kind.id === 1,
    criticality: kind.personal ? 3 : 1,
    client_id: client + 1,
    client_name: names.name,
    site_id: site + 1,
    site_name: nameOfSite(world, site),
    username: person === null ? '' : person.name,
    business_owner_id: user < 0 ? -99 : user + 1,
    business_owner_name: person === null ? '' : person.name,
    technical_owner_name: namesOfAgent(world, 0).name,
    supplier_id: SUPPLIER_OF_MAKER[maker] ?? 1,
    contract_id: contract < 0 || retired ? 0 : contract + 1,
    ...datesOf(bought, kind),
    dlastupdate: isoInstant(changed),
    last_modified: isoInstant(changed),
    warranty_note: warrantyEnd < world.now ? 'Out of warranty' : '',
    ninjarmm_id: kind.group <= 2 && contract >= 0 && !retired ? 20_000 + index : 0,
    intune_id: kind.id === 1 && client > 0 ? makeGuid(world.seed, 8, index) : '',
    icon: kind.icon,
    fields: fieldsOf({ serial, maker, model, kind, h, address: addressOf(client, site, n) }),
    customfields: [
      {
        id: 251,
        name: 'CFRemoteAgent',
        label: 'Remote agent id',
        type: 0,
        usage: 5,
        value: kind.group <= 2 ? `ra-${index + 1}` : '',
        display: kind.group <= 2 ? `ra-${index + 1}` : '',
      },
    ],
    external_links: [],
  };
}

/** Which supplier sells what a maker makes. */
const SUPPLIER_OF_MAKER: Readonly<Record<string, number>> = {
  Dell: 2,
  Lenovo: 3,
  HP: 3,
  HPE: 3,
  Microsoft: 1,
  Fortinet: 4,
  SonicWall: 4,
  WatchGuard: 4,
};

/** Assets, in the order of their entry: clients are mixed. */
export const asset: SeedEntity = {
  entity: 'asset',
  count: (world) => world.assets,
  row,
  quick: {
    id: (index) => index + 1,
    client_id: (index, world) => ownerOfAsset(layoutOf(world), index).client + 1,
    assettype_id: (index, world) => {
      const { client, n } = ownerOfAsset(layoutOf(world), index);
      return kindOfAsset(client, n).id;
    },
    site_id: (index, world) => {
      return placeOfAsset(world, index, ownerOfAsset(layoutOf(world), index)).site + 1;
    },
    inactive: (index, world) => {
      const { client, n } = ownerOfAsset(layoutOf(world), index);
      return isRetired(client, n) ? 1 : 0;
    },
  },
};
