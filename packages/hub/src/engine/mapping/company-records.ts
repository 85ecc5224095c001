import type { LeftCompany } from '../../store/rows/mapping-left-rows.ts';
import type { RightClient } from '../../store/rows/mapping-right-rows.ts';
import type { CompanyRecord } from '../matching/company-record.ts';

/** Companies of a source as they are compared. */
export function leftCompanyRecords(companies: readonly LeftCompany[]): readonly CompanyRecord[] {
  return companies.map(({ firstSeenAt: _, ...company }) => company);
}

/**
 * Clients as they are compared; inactive ones are not. The id that HaloPSA keeps for a tool is hard evidence.
 * @param connector the tool whose ids are meant
 */
export function rightCompanyRecords(clients: readonly RightClient[], connector: string): readonly CompanyRecord[] {
  return clients
    .filter(({ isInactive }) => !isInactive)
    .map((client) => ({
      id: String(client.id),
      name: client.tradingName !== null && client.name === null ? client.tradingName : client.name,
      domain: client.domain ?? client.website,
      phone: client.phone,
      street: client.street,
      town: client.town,
      postcode: client.postcode,
      country: client.country,
      externalId: connector === 'ninjaone' && client.ninjaRmmId !== null ? String(client.ninjaRmmId) : null,
      entraTenantId: client.entraTenantId,
    }));
}
