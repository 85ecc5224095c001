import type { Author } from '../oracle/oracle.ts';
import type { Identity } from '../permissions/identity.ts';

/** Whom the oracle names for a write of this identity. A person in Halo has no application. */
export function authorOf(identity: Identity): Author {
  return { application: identity.application.name === '' ? null : identity.application.name, agentId: identity.agent.agentId };
}
