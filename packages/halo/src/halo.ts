import type { BudgetReading, Priority } from './budget/rate-budget.ts';
import type { HaloEntity } from './entity.ts';
import type { HaloPage, HaloRow } from './row.ts';

/** The three addresses of a HaloPSA, as "Configuration > Integrations > HaloPSA API" prints them. API.md 1.1. */
export interface HaloAddress {
  /** `https://acme.halopsa.com/api`, without a slash at its end. */
  readonly resourceServer: string;
  /** `https://acme.halopsa.com/auth`, without a slash at its end. */
  readonly authServer: string;
  /** Null: none is sent. */
  readonly tenant: string | null;
}

export interface RequestOptions {
  /** Who goes first when requests wait for the budget. Default `background`. */
  readonly priority?: Priority;
  readonly signal?: AbortSignal;
}

export interface ListOptions extends RequestOptions {
  /** Added to the entity's own query; `undefined` removes a member of it. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Rows to ask for. Default: what was learned for this entity, else the entity's `pageSize`. */
  readonly pageSize?: number;
  /** Where to begin; 1-based. */
  readonly fromPage?: number;
  /** Order by this field of Halo instead of the entity's, and in which direction. */
  readonly order?: { readonly field: string; readonly descending: boolean };
}

/** A plain answer of Halo. */
export interface HaloAnswer {
  readonly status: number;
  readonly json: unknown;
  readonly raw: string;
  readonly serverTime: number | null;
}

/** What the token endpoint said. Never holds the token itself. */
export interface TokenFacts {
  /** The scopes that Halo says it granted, or null where it did not say. */
  readonly grantedScopes: readonly string[] | null;
  readonly requestedScopes: readonly string[];
  /** Claims of `id_token` that name the agent (API.md 1.4), where there was one; not verified, for display only. */
  readonly agent: { readonly name: string | null; readonly email: string | null; readonly id: number | null } | null;
  readonly expiresAt: number;
}

/** A typed client of one HaloPSA. Every method throws subclasses of `HaloError` only. */
export interface Halo {
  readonly address: HaloAddress;
  /**
   * Reads a list page by page. Paging goes by the rows returned: it ends at an empty page, at a page shorter than the longest seen
   * with everything collected, or when the list is not paged; never on `record_count` alone. A page is whole or it is not yielded.
   */
  listPages(entity: HaloEntity, options?: ListOptions): AsyncIterable<HaloPage>;
  /** The keys of all records by the entity's ids-only flag. Throws where the entity has none. */
  listIds(
    entity: HaloEntity,
    options?: RequestOptions & { readonly query?: Readonly<Record<string, string | undefined>> },
  ): Promise<readonly (number | string)[]>;
  /** One record in full, or null where Halo answers 404. */
  read(
    entity: HaloEntity,
    id: number | string,
    options?: RequestOptions & { readonly query?: Readonly<Record<string, string>> },
  ): Promise<HaloRow | null>;
  /** Any GET below the resource server. */
  get(path: string, query?: Readonly<Record<string, string>>, options?: RequestOptions): Promise<HaloAnswer>;
  /** Asks for a token now (or uses the one at hand) and says what came with it. */
  signIn(options?: RequestOptions): Promise<TokenFacts>;
  /** The live meter of the request budget. */
  meter(): BudgetReading;
  /** Closes all sockets. */
  close(): Promise<void>;
}

/** Writes to Halo. Only the applier of a plan may hold one; it is a type of its own so that nothing else gets it by accident. */
export interface HaloWriter {
  /** Makes a record of the given members (Halo's names). Returns it as Halo answered. */
  create(entity: HaloEntity, values: Readonly<Record<string, unknown>>, options?: RequestOptions): Promise<HaloRow>;
  /** Changes the record with this id: sends the id and only the given members (Halo's names). Returns it as Halo answered. */
  update(
    entity: HaloEntity,
    change: { readonly id: number | string; readonly values: Readonly<Record<string, unknown>> },
    options?: RequestOptions,
  ): Promise<HaloRow>;
  /**
   * Deletes one record. `query`: what Halo wants to know besides, such as a reason; by default nothing. Returns the record where the
   * answer holds it; null where it does not, and where Halo answers 404: it is gone already.
   */
  remove(
    entity: HaloEntity,
    id: number | string,
    options?: RequestOptions & { readonly query?: Readonly<Record<string, string>> },
  ): Promise<HaloRow | null>;
}
