import type { Sandbox } from '../src/index.ts';

/** An answer as a client sees it. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  /** What JSON.parse gives: answers of many shapes are looked into, member by member. */
  readonly json: ReturnType<typeof JSON.parse>;
}

/** A client of the sandbox with plain fetch: what it sees is what any client sees. */
export class Visitor {
  readonly sandbox: Sandbox;
  token: string;

  constructor(sandbox: Sandbox, token: string) {
    this.sandbox = sandbox;
    this.token = token;
  }

  static async signIn(sandbox: Sandbox, scope = 'all'): Promise<Visitor> {
    const { json } = await askToken(sandbox, { scope });
    return new Visitor(sandbox, json.access_token);
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Seen> {
    return this.send('GET', path, { headers });
  }

  post(path: string, body: unknown): Promise<Seen> {
    return this.send('POST', path, { body: typeof body === 'string' ? body : JSON.stringify(body) });
  }

  delete(path: string): Promise<Seen> {
    return this.send('DELETE', path, {});
  }

  async send(
    method: string,
    path: string,
    { body, headers = {} }: { body?: string; headers?: Record<string, string> },
  ): Promise<Seen> {
    const url = path.startsWith('/') ? `${this.sandbox.url}${path}` : `${this.sandbox.resourceServer}/${path}`;
    const response = await fetch(url, {
      method,
      headers: {
        Authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    return see(response);
  }
}

/** Asks for a token; what is not given is as the sandbox prints it. */
export async function askToken(sandbox: Sandbox, form: Record<string, string> = {}, at = '/auth/token'): Promise<Seen> {
  const fields = {
    grant_type: 'client_credentials',
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    scope: 'all',
    ...form,
  };
  const body = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ''));
  return see(await fetch(`${sandbox.url}${at}`, { method: 'POST', body }));
}

/** Reads an answer; anything but JSON is an error, at every status. */
export async function see(response: Response): Promise<Seen> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text === '' ? undefined : JSON.parse(text) };
}
