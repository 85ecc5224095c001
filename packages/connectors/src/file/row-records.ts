import type { SourceCompany } from '../kit/records/source-company.ts';
import { type DeviceClass, deviceClasses, type SourceDevice } from '../kit/records/source-device.ts';
import { textsOf } from '../kit/rows/read-values.ts';
import { RowProblem } from '../kit/rows/row-problem.ts';
import type { MappedRow } from './mapped-rows.ts';

/** The id by which rows name a customer: its id, else its name. */
function companyKey(row: MappedRow): string | null {
  return row.text('companyId') ?? row.text('companyName');
}

/** The customer that a row is, or belongs to. @throws RowProblem */
export function companyOf(row: MappedRow): SourceCompany {
  const id = companyKey(row);
  if (id === null) throw new RowProblem('it names no customer');
  return {
    id,
    name: row.text('companyName') ?? id,
    domain: row.text('domain'),
    phone: row.text('phone'),
    street: row.text('street'),
    town: row.text('town'),
    postcode: row.text('postcode'),
    country: row.text('country'),
    externalId: row.text('externalId'),
    entraTenantId: row.text('entraTenantId'),
    isActive: null,
    fields: row.fields(),
  };
}

/** The device that a row is. Its id is the mapped one, else the serial number, else customer and name. @throws RowProblem */
export function deviceOf(row: MappedRow): SourceDevice {
  const [serial, name, companyId] = [row.text('serial'), row.text('deviceName'), companyKey(row)];
  const id = row.text('deviceId') ?? serial ?? (name === null ? null : JSON.stringify([companyId, name]));
  if (id === null) throw new RowProblem('it names no device: id, serial number and name are empty');
  return {
    id,
    companyId,
    siteName: row.text('siteName'),
    name,
    serial,
    biosUuid: row.text('biosUuid'),
    macs: textsOf(row.text('macs')),
    manufacturer: row.text('manufacturer'),
    model: row.text('model'),
    os: row.text('os'),
    osVersion: row.text('osVersion'),
    deviceClass: classOf(row.text('deviceClass')),
    product: row.text('product'),
    lastUser: row.text('lastUser'),
    lastSeenAt: row.instant('lastSeenAt'),
    isOnline: null,
    ipAddresses: textsOf(row.text('ipAddresses')),
    warrantyEndsAt: row.instant('warrantyEndsAt'),
    externalId: row.text('externalId'),
    fields: row.fields(),
  };
}

const classWords: readonly (readonly [RegExp, DeviceClass])[] = [
  [/server/, 'server'],
  [/laptop|notebook|portable/, 'laptop'],
  [/virtual|\bvm\b/, 'virtual-machine'],
  [/print/, 'printer'],
  [/phone|mobile|tablet|ipad/, 'mobile'],
  [/switch|router|firewall|access point|network/, 'network'],
  [/workstation|desktop|computer|\bpc\b/, 'workstation'],
];

function classOf(text: string | null): DeviceClass | null {
  if (text === null) return null;
  const word = text.toLowerCase();
  const own = deviceClasses.find((name) => name === word);
  return own ?? classWords.find(([pattern]) => pattern.test(word))?.[1] ?? 'other';
}

/** One row of counts, before rows of the same customer and product are added up. */
export interface CountedRow {
  readonly companyId: string;
  readonly product: string;
  readonly productName: string;
  readonly quantity: number;
  readonly unit: string;
}

/** What a row counts. @throws RowProblem */
export function countOf(row: MappedRow): CountedRow {
  const companyId = companyKey(row);
  if (companyId === null) throw new RowProblem('it names no customer');
  const product = row.text('product') ?? row.text('productName');
  if (product === null) throw new RowProblem('it names no product');
  const quantity = row.number('quantity');
  if (quantity === null) throw new RowProblem('the quantity is empty');
  return { companyId, product, productName: row.text('productName') ?? product, quantity, unit: row.text('unit') ?? 'licence' };
}
