import type { Principal } from '../../../engine/access/principal.ts';

/** What a request brings along that may say who asks. */
export interface Credentials {
  /** The header of that name. */
  readonly cookie: string | undefined;
  /** The header of that name. */
  readonly authorization: string | undefined;
  readonly ip: string;
}

/** Tells who asks. */
export interface Gatekeeper {
  /** Null: nobody. A key or session that is no longer good is nobody too. */
  readonly identify: (credentials: Credentials) => Promise<Principal | null>;
}
