import type { Answer } from '../http/answer.ts';
import { ok } from '../http/answer.ts';
import { knownScopes } from '../permissions/scopes.ts';

/** Answers `{AS}/.well-known/openid-configuration`; the issuer is the one that was asked (API.md 1.2). */
export function serveDiscovery(issuer: string): Answer {
  return ok({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/.well-known/jwks`,
    grant_types_supported: ['client_credentials', 'password', 'authorization_code', 'refresh_token'],
    response_types_supported: ['code'],
    scopes_supported: [...knownScopes],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    id_token_signing_alg_values_supported: ['HS256'],
    subject_types_supported: ['public'],
    code_challenge_methods_supported: ['S256'],
  });
}

/** Answers the anonymous `GET /api/AuthInfo` (API.md 1.2). */
export function serveAuthInfo(url: string, tenant: string): Answer {
  return ok({ auth_url: `${url}/auth`, tenant_id: tenant, hosted: true, name: tenant });
}
