import type { Row } from '../../tables/table.ts';
import { billingOf, MONTHS } from '../billing/billing-layout.ts';
import { namesOfAgent } from '../layout/agent-layout.ts';
import { assetChangeCount, assetOfChange, timeOfChange } from '../layout/asset-history.ts';
import { layoutOf, ownerOfAsset } from '../layout/client-layout.ts';
import { DAY, isoInstant } from '../layout/iso-instant.ts';
import { namesOfUser, siteOfUser } from '../layout/names.ts';
import { at, below, draw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import type { SeedEntity } from '../seed-entity.ts';
import type { World } from '../world.ts';
import { addressOf, FIELD_IDS, placeOfAsset } from './asset.ts';
import { invoice } from './invoice.ts';

function assetRow(index: number, world: World): Row {
  const asset = assetOfChange(world, index);
  const owner = ownerOfAsset(layoutOf(world), asset);
  const { client, n } = owner;
  const { site } = placeOfAsset(world, asset, owner);
  return {
    id: index + 1,
    asset_id: asset + 1,
    asset_site: site + 1,
    asset_number: asset + 1,
    field_id: FIELD_IDS.address,
    customfield_id: 0,
    field_name: 'IP Address',
    old_value: addressOf(client, site, n + 1 + (index % 90)),
    new_value: addressOf(client, site, n),
    who: index % 6 === 0 ? namesOfAgent(world, 2 % world.agents).name : 'NinjaOne',
    datetime: isoInstant(timeOfChange(world, index)),
    software_id: 0,
    software_user_id: 0,
    software_user_name: '',
    old_site: 0,
    new_site: 0,
    item_id: 0,
  };
}

/** Changes of assets: the address that every second one was given last. */
export const assetChange: SeedEntity = { entity: 'asset-change', count: assetChangeCount, row: assetRow };

const userChangeCount = (world: World): number => Math.floor(world.users / 12);

function userRow(index: number, world: World): Row {
  const many = userChangeCount(world);
  const user = Math.min(world.users - 1, index * 12 + 3);
  const names = namesOfUser(world, user, siteOfUser(layoutOf(world), user));
  const old = `01632 960${String(below(draw(world.seed, STREAM.change, index), 1_000)).padStart(3, '0')}`;
  return {
    id: index + 1,
    field_id: 0,
    customfield_id: 0,
    field_name: 'phonenumber',
    old_value: index % 2 === 0 ? '' : old,
    new_value: old,
    software_user_id: user + 1,
    software_user_name: names.name,
    who: namesOfAgent(world, 2 % world.agents).name,
    datetime: isoInstant(world.now - Math.floor(((many - index) / many) * 360) * DAY - 7_200_000),
    old_site: 0,
    new_site: 0,
  };
}

/** Changes of users. */
export const userChange: SeedEntity = { entity: 'user-change', count: userChangeCount, row: userRow };

const invoiceChangeCount = (world: World): number => Math.floor(at(billingOf(world).invoiceStarts, MONTHS - 2) / 8);

function invoiceRow(index: number, world: World): Row {
  const changed = invoice.row(index * 8, world);
  return {
    id: index + 1,
    invoice_id: changed['id'],
    invoice_line_id: 0,
    type_id: 1,
    field_id: 0,
    field_name: 'posted',
    old_value: 'False',
    new_value: 'True',
    who: namesOfAgent(world, 2 % world.agents).name,
    datetime: changed['dateposted'],
    invoice_detail_quantity_id: 0,
    invoice_detail_prorata_id: 0,
  };
}

/** Changes of invoices: when every eighth was posted. */
export const invoiceChange: SeedEntity = { entity: 'invoice-change', count: invoiceChangeCount, row: invoiceRow };
