import { ApiOnlyAgentError } from '../errors/api-only-agent.ts';
import { ApplicationInactiveError } from '../errors/application-inactive.ts';
import { CredentialsStoppedWorkingError } from '../errors/credentials-stopped-working.ts';
import { GrantNotAllowedError } from '../errors/grant-not-allowed.ts';
import type { HaloError, HaloErrorDetail } from '../errors/halo-error.ts';
import { NoAgentChosenError } from '../errors/no-agent-chosen.ts';
import { TokenRefusedError } from '../errors/token-refused.ts';
import { UnknownScopeError } from '../errors/unknown-scope.ts';
import { UserInsteadOfAgentError } from '../errors/user-instead-of-agent.ts';
import { WrongClientError } from '../errors/wrong-client.ts';
import { WrongPasswordError } from '../errors/wrong-password.ts';
import { WrongTenantError } from '../errors/wrong-tenant.ts';
import type { TokenQuestion } from './token-question.ts';

interface Refused {
  readonly question: TokenQuestion;
  readonly detail: HaloErrorDetail;
}

/** Error codes of OAuth 2 (RFC 6749, 5.2) and OpenID Connect that may stand in a sentence. */
const knownCodes = new Set([
  'invalid_request',
  'access_denied',
  'server_error',
  'temporarily_unavailable',
  'invalid_token',
  'login_required',
]);

/**
 * The error for a refusal of the token endpoint. The code decides; the description only chooses between neighbours, because Halo's
 * wording is not published, and is never quoted.
 */
export function tokenRefusal(code: string, description: string, { question, detail }: Refused): HaloError {
  const { credentials, scopes, address } = question;
  if (code === 'invalid_scope') return new UnknownScopeError({ scopes }, detail);
  if (code === 'unauthorized_client' || code === 'unsupported_grant_type')
    return new GrantNotAllowedError({ grant: credentials.grant }, detail);
  if (/\btenant\b/i.test(description) || code === 'invalid_tenant')
    return new WrongTenantError({ tenant: address.tenant ?? '' }, detail);
  if (/not active|inactive|disabled|not enabled|not saved/i.test(description) && code === 'invalid_client')
    return new ApplicationInactiveError(detail);
  if (code === 'invalid_client')
    return question.workedBefore ? new CredentialsStoppedWorkingError(detail) : new WrongClientError(detail);
  if (code === 'invalid_grant') return grantRefusal(description, credentials.grant, detail);
  if (/\bend[- ]?user\b|not an agent/i.test(description)) return new UserInsteadOfAgentError(detail);
  return new TokenRefusedError({ reason: knownCodes.has(code) ? code : 'a reason of its own' }, detail);
}

function grantRefusal(description: string, grant: 'client_credentials' | 'password', detail: HaloErrorDetail): HaloError {
  if (/\bend[- ]?user\b|not an agent/i.test(description)) return new UserInsteadOfAgentError(detail);
  if (grant === 'client_credentials') return new NoAgentChosenError(detail);
  if (/api[- ]?only|agent is not allowed|not allowed to log ?in/i.test(description)) return new ApiOnlyAgentError(detail);
  return new WrongPasswordError(detail);
}
