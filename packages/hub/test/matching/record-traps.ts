import type { AssetRecord } from '../../src/engine/matching/asset-record.ts';
import type { CompanyRecord } from '../../src/engine/matching/company-record.ts';
import type { PersonRecord } from '../../src/engine/matching/person-record.ts';

/** Records of which none may be linked to another: the first is of the left list, the rest are of the right one. */
export interface RecordTrap<Row> {
  readonly why: string;
  readonly left: Partial<Row>;
  readonly right: readonly Partial<Row>[];
}

const board = '4c4c4544-0042-3510-8052-b9c04f4d3032';
const otherBoard = '8d1f7a20-55b1-11ed-9c3e-6045bda1f7c2';

export const companyRecordTraps: readonly RecordTrap<CompanyRecord>[] = [
  {
    why: 'the same name in another town',
    left: { name: 'Mill Lane Dental', town: 'Aldermere', postcode: 'AL4 2QT' },
    right: [{ name: 'Mill Lane Dental', town: 'Bexcombe', postcode: 'BX1 7RD' }],
  },
  {
    why: 'the same name at another house, with another telephone',
    left: { name: 'Kestrel Bakery', street: '4 Mill Road', town: 'Carrow', phone: '01234 567 111' },
    right: [{ name: 'Kestrel Bakery', street: '91 Church Lane', town: 'Carrow', phone: '01234 567 999' }],
  },
  {
    why: 'a franchise with one domain for all',
    left: { name: 'Pinnacle Gym', domain: 'pinnacle.example', town: 'Dunmarsh', phone: '0161 555 0101' },
    right: [{ name: 'Pinnacle Gym', domain: 'pinnacle.example', town: 'Elverton', phone: '0117 555 0202' }],
  },
  {
    why: 'addresses at a mail provider',
    left: { name: 'Orchard Joinery', domain: 'gmail.com' },
    right: [{ name: 'Foundry Glazing', domain: 'gmail.com' }],
  },
  {
    why: 'two Entra tenants',
    left: { name: 'Zephyr Ltd', entraTenantId: '11111111-2222-4333-8444-555555555551' },
    right: [{ name: 'Zephyr Ltd', entraTenantId: '11111111-2222-4333-8444-555555555552' }],
  },
  {
    why: 'two companies in one house with one telephone',
    left: { name: 'Rosewood Law', phone: '0207 946 0812', street: '1 Castle Street', town: 'Carrow' },
    right: [{ name: 'Birch Accounting', phone: '0207 946 0812', street: '1 Castle Street', town: 'Carrow' }],
  },
  {
    why: 'sisters in one house with one domain',
    left: { name: 'Rosewood Law', domain: 'rosewood.example', street: '1 Castle Street', town: 'Carrow' },
    right: [{ name: 'Rosewood Lettings', domain: 'rosewood.example', street: '1 Castle Street', town: 'Carrow' }],
  },
  {
    why: 'siblings with one domain and telephone',
    left: { name: 'Rosewood School 1', domain: 'rosewood.example', phone: '0207 946 0812' },
    right: [{ name: 'Rosewood School 2', domain: 'rosewood.example', phone: '0207 946 0812' }],
  },
  {
    why: 'two right records of one name',
    left: { name: 'Larkspur Foods' },
    right: [{ name: 'Larkspur Foods' }, { name: 'Larkspur Foods' }],
  },
  {
    why: 'two right records with one domain and nearly one name',
    left: { name: 'Larkspur Foods', domain: 'larkspur.example' },
    right: [
      { name: 'Larkspur Foods A', domain: 'larkspur.example' },
      { name: 'Larkspur Foods B', domain: 'larkspur.example' },
    ],
  },
  {
    why: 'a short id that is equal by chance',
    left: { name: 'Harborline Marine', externalId: '17' },
    right: [{ id: '17', name: 'Glenmoor Opticians' }],
  },
  {
    why: 'an id that stands for nothing',
    left: { name: 'Harborline Marine', externalId: 'N/A' },
    right: [{ name: 'Glenmoor Opticians', externalId: 'N/A' }],
  },
  {
    why: 'a tenant of zeros',
    left: { name: 'Harborline Marine', entraTenantId: '00000000-0000-0000-0000-000000000000' },
    right: [{ name: 'Glenmoor Opticians', entraTenantId: '00000000-0000-0000-0000-000000000000' }],
  },
  {
    why: 'the same name in another country',
    left: { name: 'Nautilus', country: 'Germany' },
    right: [{ name: 'Nautilus', country: 'France' }],
  },
  {
    why: 'a telephone of zeros',
    left: { name: 'Quill', phone: '0000000000' },
    right: [{ name: 'Umbra', phone: '000-000-0000' }],
  },
  {
    why: 'look-alike letters in spite of the same domain',
    left: { name: 'Acme', domain: 'acme.example' },
    right: [{ name: 'Аcme', domain: 'acme.example' }],
  },
];

export const assetTraps: readonly RecordTrap<AssetRecord>[] = [
  { why: 'no serial number', left: { name: 'A-101', serial: 'None' }, right: [{ name: 'B-202', serial: 'None' }] },
  ...[
    'To be filled by O.E.M.',
    'Default string',
    'System Serial Number',
    '0000000',
    '123456789',
    'N/A',
    'Not Specified',
    'INVALID',
    'xxxxxxxx',
    'O.E.M.',
    '........',
    'Chassis Serial Number',
  ].map((serial) => ({
    why: `a serial number that is none: ${serial}`,
    left: { name: 'FRONT-07', serial },
    right: [{ name: 'BACK-12', serial }],
  })),
  ...[
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    '03000200-0400-0500-0006-000700080009',
    '12345678-1234-5678-90AB-CDDEEFAABBCC',
  ].map((biosUuid) => ({
    why: `a BIOS UUID that many boards have: ${biosUuid}`,
    left: { name: 'FRONT-07', biosUuid },
    right: [{ name: 'BACK-12', biosUuid }],
  })),
  ...[
    '00:00:00:00:00:00',
    'FF:FF:FF:FF:FF:FF',
    '02:42:AC:11:00:02',
    '0A:00:27:00:00:0B',
    '00:50:56:C0:00:08',
    '00:09:0F:FE:00:01',
    'DA:A1:19:22:33:44',
  ].map((mac) => ({
    why: `an address that is no adapter's own: ${mac}`,
    left: { name: 'FRONT-07', macs: [mac] },
    right: [{ name: 'BACK-12', macs: [mac] }],
  })),
  {
    why: 'a dock that went from one to the other',
    left: { name: 'LT-ANNA', macs: ['00:E0:4C:68:12:34'] },
    right: [{ name: 'LT-BEN', macs: ['00:E0:4C:68:12:34'] }],
  },
  {
    why: 'one address and another name',
    left: { name: 'LT-ANNA', macs: ['64:00:6A:12:34:56'] },
    right: [{ name: 'LT-BEN', macs: ['64:00:6A:12:34:56'] }],
  },
  {
    why: 'a copy of a machine',
    left: { name: 'SRV-A', serial: '5CG1234XYZ', biosUuid: board, macs: ['64:00:6A:12:34:56'] },
    right: [{ name: 'SRV-A-COPY', serial: '5CG1234XYZ', biosUuid: otherBoard, macs: ['64:00:6A:99:99:99'] }],
  },
  {
    why: 'a copy of the same name',
    left: { name: 'SRV-A', serial: '5CG1234XYZ', biosUuid: board, macs: ['64:00:6A:12:34:56'] },
    right: [{ name: 'SRV-A', serial: '5CG1234XYZ', biosUuid: otherBoard, macs: ['64:00:6A:99:99:99'] }],
  },
  {
    why: 'two right records with one serial number',
    left: { name: 'SRV-A', serial: '5CG1234XYZ' },
    right: [
      { name: 'SRV-A', serial: '5CG1234XYZ' },
      { name: 'SRV-B', serial: '5CG1234XYZ' },
    ],
  },
  {
    why: 'a new device of the old name',
    left: { name: 'RECEPTION-PC', serial: '5CG1234XYZ' },
    right: [{ name: 'RECEPTION-PC', serial: '8CC9876ABC' }],
  },
  {
    why: 'a new device of the old name and model',
    left: { name: 'FINANCE-LT4', serial: '5CG1234XYZ', model: 'EliteBook 840 G8', user: 'anna' },
    right: [{ name: 'FINANCE-LT4', serial: '5CG1234XYA', model: 'EliteBook 840 G8', user: 'anna' }],
  },
  {
    why: 'the next one of a batch',
    left: { serial: '5CG1234XYZ', model: 'EliteBook 840 G8' },
    right: [{ serial: '5CG1234XYY', model: 'EliteBook 840 G8' }],
  },
  {
    why: 'another client',
    left: { clientId: 'Kestrel', name: 'SRV-A', serial: '5CG1234XYZ', biosUuid: board },
    right: [{ clientId: 'Quarry', name: 'SRV-A', serial: '5CG1234XYZ', biosUuid: board }],
  },
  {
    why: 'no client',
    left: { clientId: null, name: 'SRV-A', serial: '5CG1234XYZ' },
    right: [{ clientId: null, name: 'SRV-A', serial: '5CG1234XYZ' }],
  },
  { why: 'a name that every client has', left: { name: 'SERVER' }, right: [{ name: 'SERVER' }] },
  {
    why: 'a name that every client has, and one model',
    left: { name: 'DC01', model: 'PowerEdge T340' },
    right: [{ name: 'DC01', model: 'PowerEdge T640' }],
  },
  { why: 'two of one name', left: { name: 'WS-014' }, right: [{ name: 'WS-014' }, { name: 'WS-014' }] },
  { why: 'numbered neighbours', left: { name: 'KES-LT-014' }, right: [{ name: 'KES-LT-015' }] },
  {
    why: 'virtual machines that share a UUID',
    left: { name: 'VM-WEB', biosUuid: board },
    right: [
      { name: 'VM-SQL', biosUuid: board },
      { name: 'VM-APP', biosUuid: board },
    ],
  },
  {
    why: 'the same name, another maker',
    left: { name: 'KES-LT-014', manufacturer: 'Dell Inc.' },
    right: [{ name: 'KES-LT-014', manufacturer: 'Lenovo' }],
  },
  {
    why: 'the same name, another model',
    left: { name: 'KES-LT-014', model: 'Latitude 5420' },
    right: [{ name: 'KES-LT-014', model: 'Latitude 7440' }],
  },
  {
    why: 'a serial number on one side only, and a name that may be inherited',
    left: { name: 'KES-LT-014', serial: '5CG1234XYZ' },
    right: [{ name: 'KES-LT-014' }],
  },
  {
    why: 'one user, one model, two devices',
    left: { name: 'KES-LT-014', user: 'anna', model: 'Latitude 5420' },
    right: [{ name: 'KES-LT-031', user: 'anna', model: 'Latitude 5420' }],
  },
  {
    why: 'a stored id, another serial number',
    left: { name: 'A', serial: '5CG1234XYZ', externalId: 'dev-100200300' },
    right: [{ name: 'B', serial: '8CC9876ABC', externalId: 'dev-100200300' }],
  },
  {
    why: 'a short id that is equal by chance',
    left: { name: 'KES-LT-014', externalId: '12' },
    right: [{ id: '12', name: 'QRY-WS-3' }],
  },
];

export const personTraps: readonly RecordTrap<PersonRecord>[] = [
  {
    why: 'an address that somebody else has now',
    left: { name: 'John Barlow', email: 'j.barlow@kestrel.example' },
    right: [{ name: 'Maria Barlow', email: 'j.barlow@kestrel.example' }],
  },
  { why: 'father and son', left: { name: 'John Barlow Sr' }, right: [{ name: 'John Barlow Jr' }] },
  { why: 'one initial, two people', left: { name: 'J Barlow' }, right: [{ name: 'Jane Barlow' }, { name: 'John Barlow' }] },
  { why: 'an initial alone', left: { name: 'J Barlow' }, right: [{ name: 'Jane Barlow' }] },
  { why: 'one surname', left: { name: 'Anna Barlow' }, right: [{ name: 'Bernd Barlow' }] },
  { why: 'one first name', left: { name: 'Anna' }, right: [{ name: 'Anna Barlow' }] },
  { why: 'two of one name', left: { name: 'Anna Barlow' }, right: [{ name: 'Anna Barlow' }, { name: 'Anna Barlow' }] },
  {
    why: 'one name, two addresses',
    left: { name: 'Anna Barlow', email: 'anna.barlow@kestrel.example' },
    right: [{ name: 'Anna Barlow', email: 'anna.barlow2@kestrel.example' }],
  },
  {
    why: 'another client',
    left: { clientId: 'Kestrel', name: 'Anna Barlow', email: 'anna@kestrel.example' },
    right: [{ clientId: 'Quarry', name: 'Anna Barlow', email: 'anna@kestrel.example' }],
  },
  { why: 'names that differ in a letter', left: { name: 'Anna Hansen' }, right: [{ name: 'Anna Hanson' }] },
  { why: 'another middle name', left: { name: 'Anna Maria Barlow' }, right: [{ name: 'Anna Sophie Barlow' }] },
  { why: 'letters that look alike', left: { name: 'Anna Barlow' }, right: [{ name: 'Аnna Barlow' }] },
  {
    why: 'the mailbox of a task',
    left: { name: 'Reception', email: 'info@kestrel.example' },
    right: [{ name: 'Anna Barlow', email: 'anna@kestrel.example' }],
  },
  {
    why: 'brothers with one telephone',
    left: { name: 'Anton Barlow', phone: '0161 555 0101' },
    right: [{ name: 'Bernd Barlow', phone: '0161 555 0101' }],
  },
];
