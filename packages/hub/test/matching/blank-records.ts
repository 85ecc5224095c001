import type { AssetRecord } from '../../src/engine/matching/asset-record.ts';
import type { CompanyRecord } from '../../src/engine/matching/company-record.ts';
import type { PersonRecord } from '../../src/engine/matching/person-record.ts';

/** A company of which nothing is known but what is given. */
export function blankCompany(given: Partial<CompanyRecord>): CompanyRecord {
  const nothing = {
    domain: null,
    phone: null,
    street: null,
    town: null,
    postcode: null,
    country: null,
    externalId: null,
    entraTenantId: null,
  };
  return { id: 'one', name: null, ...nothing, ...given };
}

/** A device of one client of which nothing is known but what is given. */
export function blankAsset(given: Partial<AssetRecord>): AssetRecord {
  const nothing = {
    serial: null,
    biosUuid: null,
    manufacturer: null,
    model: null,
    os: null,
    user: null,
    lastSeen: null,
    externalId: null,
  };
  return { id: 'one', clientId: 'Kestrel', name: null, macs: [], ...nothing, ...given };
}

/** A user of one client of whom nothing is known but what is given. */
export function blankPerson(given: Partial<PersonRecord>): PersonRecord {
  return { id: 'one', clientId: 'Kestrel', name: null, email: null, upn: null, phone: null, ...given };
}
