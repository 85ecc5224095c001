import { createHmac } from 'node:crypto';
import type { Instance } from '../instance.ts';
import type { Application } from '../permissions/identity.ts';

/** Whom an id token names, and who issues it. */
export interface IdClaims {
  readonly application: Application;
  readonly agentId: number;
  readonly issuer: string;
}

/** The id token of a reply: a JWT (HS256 over the client secret) that names the agent whom the application logs in as (API.md 1.4). */
export function idToken(halo: Instance, { application, agentId, issuer }: IdClaims): string {
  const agent = halo.tables.of('agent').get(agentId) ?? {};
  const now = Math.floor(halo.clock.clientNow() / 1000);
  const claims = {
    iss: issuer,
    aud: application.clientId,
    sub: String(agentId),
    iat: now,
    exp: now + halo.settings.tokenSeconds,
    name: agent['name'] ?? null,
    email: agent['email'] ?? null,
    agentid: agentId,
    isapiagent: agent['isapiagent'] ?? null,
  };
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', application.clientSecret).update(text).digest('base64url')}`;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
