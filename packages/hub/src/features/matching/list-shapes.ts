import type { AssetRecord } from '../../engine/matching/asset-record.ts';
import type { CompanyRecord } from '../../engine/matching/company-record.ts';
import type { PersonRecord } from '../../engine/matching/person-record.ts';
import type { ListRow, ListShape } from './read-list-file.ts';

interface ShapeOf<Row> extends ListShape {
  readonly toRow: (row: ListRow) => Row;
}

/** The columns of a list of each kind. */
export const listShapes: {
  readonly company: ShapeOf<CompanyRecord>;
  readonly user: ShapeOf<PersonRecord>;
  readonly asset: ShapeOf<AssetRecord>;
} = {
  company: {
    needed: ['id', 'name'],
    toRow: (row) => ({
      id: row['id'] ?? '',
      name: row['name'] ?? null,
      domain: row['domain'] ?? null,
      phone: row['phone'] ?? null,
      street: row['street'] ?? null,
      town: row['town'] ?? null,
      postcode: row['postcode'] ?? null,
      country: row['country'] ?? null,
      externalId: row['external_id'] ?? null,
      entraTenantId: row['entra_tenant_id'] ?? null,
    }),
  },
  user: {
    needed: ['id', 'client', 'name'],
    toRow: (row) => ({
      id: row['id'] ?? '',
      clientId: row['client'] ?? null,
      name: row['name'] ?? null,
      email: row['email'] ?? null,
      upn: row['upn'] ?? null,
      phone: row['phone'] ?? null,
    }),
  },
  asset: {
    needed: ['id', 'client'],
    toRow: (row) => ({
      id: row['id'] ?? '',
      clientId: row['client'] ?? null,
      name: row['name'] ?? null,
      serial: row['serial'] ?? null,
      biosUuid: row['bios_uuid'] ?? null,
      macs: (row['macs'] ?? '').split(/[\s,;]+/).filter((mac) => mac !== ''),
      manufacturer: row['manufacturer'] ?? null,
      model: row['model'] ?? null,
      os: row['os'] ?? null,
      user: row['user'] ?? null,
      lastSeen: row['last_seen'] ?? null,
      externalId: row['external_id'] ?? null,
    }),
  },
};
