import type { FieldMapEntry } from './field-map.ts';

/** A field of assets that may be written. */
export interface TargetField {
  /** `field:101`. */
  readonly field: string;
  readonly name: string;
}

type Proposal = Pick<FieldMapEntry, 'from' | 'overwrite'> & Partial<Pick<FieldMapEntry, 'transforms'>>;

/** What goes into fields of these names, compared without case, blanks and punctuation. */
const byName: readonly (Proposal & { readonly names: readonly string[] })[] = [
  { names: ['serialnumber', 'serial', 'serialno', 'servicetag', 'seriennummer'], from: 'serial', overwrite: 'if-blank' },
  { names: ['manufacturer', 'make', 'maker', 'vendor', 'hersteller'], from: 'manufacturer', overwrite: 'if-blank' },
  { names: ['model', 'modelname', 'modell'], from: 'model', overwrite: 'if-blank' },
  { names: ['operatingsystem', 'os', 'osname', 'betriebssystem'], from: 'os', overwrite: 'always' },
  { names: ['osversion', 'operatingsystemversion', 'osbuild'], from: 'osVersion', overwrite: 'always' },
  {
    names: ['macaddress', 'mac', 'macaddresses'],
    from: 'macs',
    overwrite: 'if-blank',
    transforms: [{ use: 'first-non-empty', options: {} }],
  },
  {
    names: ['ipaddress', 'ip', 'lanip', 'ipaddresses'],
    from: 'ipAddresses',
    overwrite: 'always',
    transforms: [{ use: 'first-non-empty', options: {} }],
  },
  {
    names: ['lastloggedinuser', 'lastuser', 'lastloggedonuser', 'loggedinuser', 'currentuser'],
    from: 'lastUser',
    overwrite: 'always',
  },
  {
    names: ['lastseen', 'lastcontact', 'lastonline', 'lastcheckin'],
    from: 'lastSeenAt',
    overwrite: 'always',
    // A day is enough: each minute would be a write of its own.
    transforms: [{ use: 'date', options: { to: 'day' } }],
  },
  { names: ['biosuuid', 'uuid', 'smbiosuuid'], from: 'biosUuid', overwrite: 'if-blank' },
];

const rest = { direction: 'to-halo', onConflict: 'ask', authority: 100 } as const;

/**
 * A field map that is likely right: the tag of new assets is the name of the device and follows it, the warranty is written where none stands, and
 * asset fields are known by their names. Pure.
 */
export function proposeFieldMap(targets: readonly TargetField[]): readonly FieldMapEntry[] {
  const entries: FieldMapEntry[] = [
    { ...rest, from: 'name', to: 'tag', overwrite: 'if-blank', transforms: [{ use: 'trim', options: {} }] },
    { ...rest, from: 'warrantyEndsAt', to: 'warrantyEndsAt', overwrite: 'if-blank', transforms: [] },
    {
      ...rest,
      from: 'lastUser',
      to: 'userName',
      overwrite: 'always',
      transforms: [{ use: 'lookup', options: { in: 'mapped-user', give: 'name', otherwise: 'empty' } }],
    },
  ];
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  for (const { names, from, overwrite, transforms = [] } of byName) {
    const found = targets.find(({ name }) => names.includes(plain(name)));
    if (found) entries.push({ ...rest, from, to: found.field, overwrite, transforms });
  }
  return entries;
}
