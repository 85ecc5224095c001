/** Who a token acts as, by its `id_token`. Not verified: for display only. */
export interface AgentClaims {
  readonly name: string | null;
  readonly email: string | null;
  readonly id: number | null;
}

const idNames = ['agentid', 'agent_id', 'sub'];

/** Reads the claims of an `id_token` that name the agent (API.md 1.4); null where there is none that can be read. */
export function readAgentClaims(idToken: unknown): AgentClaims | null {
  const claims = claimsOf(idToken);
  if (claims === null) return null;
  const id = idNames.map((name) => wholeNumber(claims[name])).find((found) => found !== null) ?? null;
  return { name: text(claims['name']), email: text(claims['email']), id };
}

/** Whether an `id_token` says that an end user is logged in, and no agent. Silence says nothing. */
export function isUserLogin(idToken: unknown): boolean {
  const claims = claimsOf(idToken);
  if (claims === null) return false;
  const hasAgent = ['agentid', 'agent_id'].some((name) => (wholeNumber(claims[name]) ?? 0) > 0);
  const hasUser = ['userid', 'user_id'].some((name) => (wholeNumber(claims[name]) ?? 0) > 0);
  return hasUser && !hasAgent;
}

function claimsOf(idToken: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof idToken !== 'string') return null;
  const payload = idToken.split('.')[1];
  if (payload === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? { ...claims } : null;
  } catch {
    return null; // an encrypted or broken token names nobody
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function wholeNumber(value: unknown): number | null {
  const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof found === 'number' && Number.isSafeInteger(found) ? found : null;
}
