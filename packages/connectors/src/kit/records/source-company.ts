import type { FieldValues } from './field-values.ts';

/** A customer as a tool knows it: an organization, a site, a tenant. What the tool does not say is null. */
export interface SourceCompany {
  /** The tool's own id. Unique within the source, and the same in every read. */
  readonly id: string;
  readonly name: string;
  /** The domain of mail or web, as the tool writes it. */
  readonly domain: string | null;
  readonly phone: string | null;
  readonly street: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
  /** What the tool keeps for another system (the key of a PSA). */
  readonly externalId: string | null;
  readonly entraTenantId: string | null;
  readonly isActive: boolean | null;
  /** Every further scalar of the tool by its own name, for the field map. */
  readonly fields: FieldValues;
}
