import type { Instance } from '../instance.ts';
import type { Identity } from '../permissions/identity.ts';
import type { Query } from './query.ts';

/** One request to the resource server, signed in. */
export interface Call {
  readonly halo: Instance;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly query: Query;
  /** The body as it came, numbers that were written with a fraction marked (see `parseBody`). */
  readonly body: unknown;
  readonly identity: Identity;
}
