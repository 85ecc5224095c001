/** A company as one of two lists has it: a client of the PSA, or what a tool calls a customer, organisation or tenant. Absent is null. */
export interface CompanyRecord {
  readonly id: string;
  readonly name: string | null;
  /** A domain, an address of the web, or an e-mail address. */
  readonly domain: string | null;
  readonly phone: string | null;
  readonly street: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
  /** The id of the other list, where somebody stored it here before. */
  readonly externalId: string | null;
  readonly entraTenantId: string | null;
}
