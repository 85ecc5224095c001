import { Refusal } from '../http/refusal.ts';
import type { Instance } from '../instance.ts';
import { unrestricted } from '../permissions/directory.ts';
import type { Identity } from '../permissions/identity.ts';

/** Who sent a request, by its bearer token. Throws 401 with JSON and `WWW-Authenticate` where there is none that counts. */
export function identify(halo: Instance, authorization: string | undefined): Identity {
  const token = bearerOf(authorization);
  const grant = token === undefined ? null : halo.tokens.find(token, halo.clock.now());
  const application = grant && halo.directory.applications.find((one) => one.clientId === grant.clientId);
  if (!grant || !application?.isActive) throw unknownToken();
  const agent = halo.directory.agents.find((one) => one.agentId === grant.agentId);
  return {
    application,
    agent: agent ?? { ...unrestricted(grant.agentId, false), username: null, password: null },
    scopes: grant.scopes,
  };
}

/** The token of an `Authorization` header; undefined: there is none. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
}

/** 401 as for a token that is absent, unknown or expired. */
function unknownToken(): Refusal {
  return new Refusal({
    status: 401,
    json: { error: 'invalid_token', error_description: 'The specified token is invalid.' },
    headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  });
}
