import { Refusal } from '../http/refusal.ts';

type OAuthCode =
  | 'invalid_client'
  | 'invalid_scope'
  | 'invalid_grant'
  | 'invalid_request'
  | 'unsupported_grant_type'
  | 'unauthorized_client';

/** A refusal of the token endpoint in OAuth's shape. Wrong client credentials are 401, everything else 400 (API.md 1.7). */
export function refuseToken(code: OAuthCode, description: string): Refusal {
  const status = code === 'invalid_client' ? 401 : 400;
  return new Refusal({
    status,
    json: { error: code, error_description: description, error_uri: null },
    headers: { 'Cache-Control': 'no-store' },
  });
}
