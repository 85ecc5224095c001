import type { Row } from '../../tables/table.ts';
import { fixedRows } from '../define-rows.ts';
import { makeGuid } from '../random/guid.ts';
import { ASSET_GROUPS, KINDS } from '../words/hardware.ts';
import type { World } from '../world.ts';
import { FIELD_IDS } from './asset.ts';

const FIELD_NAMES: readonly (readonly [id: number, name: string])[] = [
  [FIELD_IDS.serial, 'Serial Number'],
  [FIELD_IDS.manufacturer, 'Manufacturer'],
  [FIELD_IDS.model, 'Model'],
  [FIELD_IDS.system, 'Operating System'],
  [FIELD_IDS.memory, 'Memory'],
  [FIELD_IDS.mac, 'MAC Address'],
  [FIELD_IDS.address, 'IP Address'],
];

const fieldRow = (world: World, [id, name]: readonly [id: number, name: string], place: number): Row => ({
  id,
  guid: makeGuid(world.seed, 16, id),
  kind: 't',
  name,
  parenttype_id: 0,
  parenttype_name: '',
  datafrom: 0,
  datalength: 255,
  lookup: 0,
  validate: '',
  mandatory: id === FIELD_IDS.serial,
  sequence: (place + 1) * 10,
  systemuse: 0,
  url: '',
  tab_id: 0,
  tab_name: '',
  issoftware: false,
  showonactivity: false,
  values: [],
});

/** Definitions of asset fields: the same seven on every type. Not to be confused with custom fields (API.md 2.7). */
export const assetField = fixedRows('asset-field', (world) => FIELD_NAMES.map((field, place) => fieldRow(world, field, place)));

/** Asset types. */
export const assetType = fixedRows('asset-type', (world) =>
  KINDS.map((kind) => ({
    id: kind.id,
    guid: makeGuid(world.seed, 17, kind.id),
    name: kind.name,
    assetgroup_id: kind.group,
    assetgroup_name: ASSET_GROUPS[kind.group as keyof typeof ASSET_GROUPS],
    keyfield_id: FIELD_IDS.serial,
    keyfield_name: 'Serial Number',
    keyfield2_id: FIELD_IDS.serial,
    keyfield2_name: 'Serial Number',
    keyfield3_id: FIELD_IDS.model,
    keyfield3_name: 'Model',
    manufacturer: 0,
    supplier1: 1,
    cost: kind.price,
    weeklycost: 0,
    monthlycost: 0,
    quarterlycost: 0,
    yearlycost: 0,
    item_code: '',
    tagprefix: kind.tag,
    icon: kind.icon,
    show_to_users: true,
    allowall_status: true,
    linkedcontracttype: 0,
    fields: FIELD_NAMES.map(([id, name], place) => ({
      typeinfo_id: kind.id * 100 + place,
      id,
      field_id: id,
      field_name: name,
      sequence: (place + 1) * 10,
      tab_id: 0,
    })),
    field_list: FIELD_NAMES.map((field, place) => fieldRow(world, field, place)),
  })),
);

/** Groups of assets and items. */
export const assetGroup = fixedRows('asset-group', (world) =>
  Object.entries(ASSET_GROUPS).map(([key, name]) => {
    const id = Number(key);
    return {
      id,
      guid: makeGuid(world.seed, 18, id),
      name,
      memo: '',
      sequence: id * 10,
      isfixedasset: false,
      showasitem: id >= 3,
      showasequip: id <= 4,
      nominalcode: id === 6 ? '4020' : '4000',
      nominalcode_name: id === 6 ? 'Labour sales' : 'Product sales',
      nominalcodepurchase: '5000',
      tax_id: 1,
      tax_name: 'VAT 20%',
      tax_id_purchase: 1,
      thirdpartyid: '',
      item_recurring_default: id === 5,
      assettypes: KINDS.filter((kind) => kind.group === id).map((kind) => ({ id: kind.id, name: kind.name })),
    };
  }),
);
