import type { Principal } from '../../../engine/access/principal.ts';

/** What a request brings along that may say who asks: one thing or nothing; see `read-credentials.ts`. */
export interface Credentials {
  /** The token in the cookie of a session. */
  readonly session: string | null;
  /** The key of `Authorization: Bearer`. */
  readonly key: string | null;
  readonly ip: string;
}

/** Tells who asks. */
export interface Gatekeeper {
  /** Null: nobody. A key or session that is no longer good is nobody too. */
  readonly identify: (credentials: Credentials) => Promise<Principal | null>;
}
