import { createHash, timingSafeEqual } from 'node:crypto';
import type { Answer } from '../http/answer.ts';
import type { Query } from '../http/query.ts';
import type { Instance } from '../instance.ts';
import type { Application, Grant } from '../permissions/identity.ts';
import { grantScopes, knownScopes, splitScopes } from '../permissions/scopes.ts';
import { idToken } from './id-token.ts';
import { refuseToken } from './oauth-refusal.ts';

/** A request to the token endpoint. */
export interface TokenRequest {
  readonly form: URLSearchParams;
  readonly query: Query;
  /** The `Authorization` header, for Basic client authentication. */
  readonly authorization: string | undefined;
  /** The address under which this endpoint was asked, as issuer. */
  readonly issuer: string;
}

const grants = new Set<string>(['client_credentials', 'password', 'authorization_code', 'refresh_token']);

/** Answers `POST {AS}/token` (API.md 1.3, 1.4). Throws the refusals of OAuth. */
export function serveToken(halo: Instance, request: TokenRequest): Answer {
  checkTenant(halo, request);
  const grant = request.form.get('grant_type') ?? '';
  if (!isGrant(grant)) throw refuseToken('unsupported_grant_type', 'The specified grant type is not supported.');
  const application = authenticate(halo, request, grant);
  if (!application.grants.includes(grant))
    throw refuseToken(
      'unauthorized_client',
      'The application may not use this grant type: its authentication method is another one.',
    );
  const { agentId, scopes } = subjectOf(halo, request, { grant, application });
  return tokenAnswer(halo, {
    application,
    agentId,
    scopes,
    asked: request.form.get('scope'),
    issuer: request.issuer,
    isRefreshable: grant !== 'client_credentials',
  });
}

function isGrant(text: string): text is Grant {
  return grants.has(text);
}

/** The tenant may come by query, by form or not at all; "none" and "not set" are none (API.md 1.1). What a wrong one meets is unknown there (6.19): 400 here. */
function checkTenant(halo: Instance, { form, query }: TokenRequest): void {
  const tenant = (query.text('tenant') ?? form.get('tenant') ?? '').trim();
  if (['', 'none', 'not set', 'null'].includes(tenant.toLowerCase())) return;
  if (tenant.toLowerCase() !== halo.tenant.toLowerCase())
    throw refuseToken('invalid_request', 'The specified tenant does not exist.');
}

function authenticate(halo: Instance, { form, authorization }: TokenRequest, grant: Grant): Application {
  const basic = basicCredentials(authorization);
  const clientId = basic?.id ?? form.get('client_id') ?? '';
  const secret = basic?.secret ?? form.get('client_secret');
  const application = halo.directory.applications.find((one) => one.clientId.toLowerCase() === clientId.trim().toLowerCase());
  const refusal = refuseToken('invalid_client', 'The client application was not found, or its credentials are not valid.');
  if (!application?.isActive || !application.isSaved) throw refusal;
  const isPublic = grant !== 'client_credentials' && (secret === null || secret === '');
  if (!isPublic && !isSame(secret ?? '', application.clientSecret)) throw refusal;
  return application;
}

function basicCredentials(authorization: string | undefined): { id: string; secret: string } | null {
  const encoded = /^Basic\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : { id: decode(text.slice(0, colon)), secret: decode(text.slice(colon + 1)) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text; // not form-encoded: taken as it came
  }
}

function isSame(a: string, b: string): boolean {
  const [hashA, hashB] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return hashA !== undefined && hashB !== undefined && timingSafeEqual(hashA, hashB);
}

function subjectOf(
  halo: Instance,
  { form }: TokenRequest,
  { grant, application }: { readonly grant: Grant; readonly application: Application },
): { agentId: number; scopes: readonly string[] } {
  const scopes = askedScopes(form.get('scope'), application);
  if (grant === 'password') return { agentId: signIn(halo, form, application), scopes };
  if (grant === 'client_credentials') return { agentId: application.agentId ?? 0, scopes };
  if (grant === 'refresh_token') {
    const kept = halo.tokens.takeRefresh(form.get('refresh_token') ?? '');
    if (!kept || kept.clientId !== application.clientId)
      throw refuseToken('invalid_grant', 'The specified refresh token is invalid.');
    return { agentId: kept.agentId, scopes: kept.scopes };
  }
  const code = halo.tokens.takeCode(form.get('code') ?? '');
  const isProved = code !== null && (code.challenge === null || code.challenge === challengeOf(form.get('code_verifier') ?? ''));
  if (!code || !isProved || code.clientId !== application.clientId || code.redirectUri !== form.get('redirect_uri'))
    throw refuseToken('invalid_grant', 'The specified authorization code is invalid.');
  return { agentId: code.agentId, scopes: code.scopes };
}

/** The PKCE challenge (S256) of a verifier. */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** Scopes of a request, limited to the application's. None asked: a token without scopes, that fails later (API.md 1.5). */
export function askedScopes(text: string | null, application: Application): readonly string[] {
  const asked = splitScopes(text ?? '');
  if (asked.some((scope) => !knownScopes.has(scope))) throw refuseToken('invalid_scope', 'The specified scope is invalid.');
  return grantScopes(asked, application.scopes);
}

function signIn(halo: Instance, form: URLSearchParams, application: Application): number {
  const name = (form.get('username') ?? '').toLowerCase();
  const agent = halo.directory.agents.find((one) => one.username !== null && one.username.toLowerCase() === name);
  const refusal = refuseToken('invalid_grant', 'The username or password is incorrect.');
  if (!agent || agent.password === null || !isSame(form.get('password') ?? '', agent.password)) throw refusal;
  // An API-only agent has no interactive login: the password grant refuses it ("Is an API-only agent" is off for user name and password).
  if (agent.isApiOnly || !application.allowsAgentLogins)
    throw refuseToken('invalid_grant', 'This agent is not allowed to log in.');
  return agent.agentId;
}

interface Subject {
  readonly application: Application;
  readonly agentId: number;
  readonly scopes: readonly string[];
  readonly asked: string | null;
  readonly issuer: string;
  readonly isRefreshable: boolean;
}

function tokenAnswer(halo: Instance, subject: Subject): Answer {
  const { settings, clock, tokens } = halo;
  const grant = {
    clientId: subject.application.clientId,
    agentId: subject.agentId,
    scopes: subject.scopes,
    expiresAt: clock.now() + settings.tokenSeconds * 1000,
  };
  const says = settings.expiresInSays;
  const isOffline = subject.isRefreshable && subject.scopes.includes('offline_access');
  const isRefreshed = isOffline || settings.refreshTokens === 'always';
  const echo = settings.scopeEcho === 'asked' ? (subject.asked ?? '') : subject.scopes.join(' ');
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' },
    json: {
      token_type: 'Bearer',
      access_token: tokens.issue(grant),
      ...(says === 'absent' ? {} : { expires_in: says ?? settings.tokenSeconds }),
      ...(settings.scopeEcho === 'absent' ? {} : { scope: echo }),
      id_token: idToken(halo, subject),
      refresh_token: isRefreshed ? tokens.issueRefresh(grant) : null,
    },
  };
}
