import type { AnySettingValues, MapField } from '../kit/settings/setting-field.ts';

/** What the rows of a file are. */
export type RowKind = 'companies' | 'devices' | 'licence-counts';

/** How bytes become text. */
export type FileEncoding = 'utf-8' | 'utf-16' | 'windows-1252';

/** How a day is written. A time may follow after a blank. */
export type DateFormat = 'ymd' | 'dmy' | 'mdy';

/** The members of records that a column can fill. */
export const recordMembers = [
  { value: 'companyId', label: 'Customer: id' },
  { value: 'companyName', label: 'Customer: name' },
  { value: 'domain', label: 'Customer: domain' },
  { value: 'phone', label: 'Customer: phone' },
  { value: 'street', label: 'Customer: street' },
  { value: 'town', label: 'Customer: town' },
  { value: 'postcode', label: 'Customer: postcode' },
  { value: 'country', label: 'Customer: country' },
  { value: 'entraTenantId', label: 'Customer: Entra tenant id' },
  { value: 'externalId', label: 'Id in another system' },
  { value: 'deviceId', label: 'Device: id' },
  { value: 'deviceName', label: 'Device: name' },
  { value: 'siteName', label: 'Device: site' },
  { value: 'serial', label: 'Device: serial number' },
  { value: 'biosUuid', label: 'Device: BIOS UUID' },
  { value: 'macs', label: 'Device: MAC addresses' },
  { value: 'manufacturer', label: 'Device: manufacturer' },
  { value: 'model', label: 'Device: model' },
  { value: 'os', label: 'Device: operating system' },
  { value: 'osVersion', label: 'Device: version of the operating system' },
  { value: 'deviceClass', label: 'Device: class' },
  { value: 'lastUser', label: 'Device: last user' },
  { value: 'lastSeenAt', label: 'Device: last seen' },
  { value: 'ipAddresses', label: 'Device: IP addresses' },
  { value: 'warrantyEndsAt', label: 'Device: end of warranty' },
  { value: 'product', label: 'Product: stable name or number' },
  { value: 'productName', label: 'Product: name' },
  { value: 'quantity', label: 'Product: quantity' },
  { value: 'unit', label: 'Product: unit' },
] as const satisfies MapField['keys'];

/** One of {@link recordMembers}. */
export type RecordMember = (typeof recordMembers)[number]['value'];

/** How a file is read: what was set once for all files of this form. */
export interface ImportProfile {
  readonly rows: RowKind;
  /** The sheet of a workbook; null: the first. */
  readonly sheet: string | null;
  /** The number of the row with the headers; 0: there is none, and columns are named `#1`, `#2`. */
  readonly headerRow: number;
  readonly encoding: FileEncoding;
  readonly delimiter: string;
  /** Whether a comma parts the decimals. */
  readonly hasDecimalComma: boolean;
  readonly dateFormat: DateFormat;
  /** Headers (or `#1`) by member. */
  readonly columns: Readonly<Partial<Record<RecordMember, string>>>;
}

/** Delimiters by the values of their setting. */
export const delimiters = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const;

/** The profile in parsed settings. */
export function profileOf(settings: AnySettingValues): ImportProfile {
  const { delimiter, sheet, columns } = settings;
  return {
    rows: settings['rows'] as RowKind, // a choice of these three
    sheet: typeof sheet === 'string' ? sheet : null,
    headerRow: Number(settings['headerRow']),
    encoding: settings['encoding'] as FileEncoding,
    delimiter: delimiters[delimiter as keyof typeof delimiters],
    hasDecimalComma: settings['decimalComma'] === true,
    dateFormat: settings['dateFormat'] as DateFormat,
    columns: columns as ImportProfile['columns'],
  };
}
