import type { Answer } from '../http/answer.ts';
import type { Query } from '../http/query.ts';
import type { Instance } from '../instance.ts';
import { refuseToken } from './oauth-refusal.ts';
import { askedScopes } from './serve-token.ts';

/**
 * Answers `{AS}/authorize` of the authorization-code grant with PKCE: this Halo has no login page, the first agent that is no API-only
 * agent consents at once, and the browser is sent back with a code.
 */
export function serveAuthorize(halo: Instance, query: Query): Answer {
  const application = halo.directory.applications.find((one) => one.clientId === query.text('client_id'));
  const redirectUri = query.text('redirect_uri') ?? '';
  if (!application?.isActive) throw refuseToken('invalid_client', 'The client application was not found.');
  if (!application.redirectUris.includes(redirectUri))
    throw refuseToken('invalid_request', 'The redirect address is not one of the application.');
  if (query.text('response_type') !== 'code') throw refuseToken('invalid_request', 'Only the response type "code" is supported.');
  if (query.has('code_challenge') && query.text('code_challenge_method') !== 'S256')
    throw refuseToken('invalid_request', 'Only the challenge method S256 is supported.');
  const agent = halo.directory.agents.find((one) => !one.isApiOnly);
  const code = halo.tokens.issueCode({
    clientId: application.clientId,
    agentId: agent?.agentId ?? application.agentId ?? 0,
    scopes: askedScopes(query.text('scope') ?? null, application),
    expiresAt: halo.clock.now() + 300_000,
    redirectUri,
    challenge: query.text('code_challenge') ?? null,
  });
  const target = new URL(redirectUri);
  target.searchParams.set('code', code);
  const state = query.text('state');
  if (state !== undefined) target.searchParams.set('state', state);
  return { status: 302, headers: { Location: target.href }, json: { location: target.href } };
}
