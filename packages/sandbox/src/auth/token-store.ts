import { createHash } from 'node:crypto';

/** What a token stands for. */
export interface TokenGrant {
  readonly clientId: string;
  readonly agentId: number;
  readonly scopes: readonly string[];
  /** Milliseconds since 1970, sandbox time. */
  readonly expiresAt: number;
}

/** A code of the authorization-code grant, good for one use. */
export interface PendingCode extends TokenGrant {
  readonly redirectUri: string;
  /** The PKCE challenge (S256), or null where none was sent. */
  readonly challenge: string | null;
}

/** The tokens, refresh tokens and codes in use. Their texts are opaque and follow from the seed. */
export class TokenStore {
  readonly #seed: number;
  readonly #tokens = new Map<string, TokenGrant>();
  readonly #numbers = new Map<string, number>();
  readonly #refresh = new Map<string, TokenGrant>();
  readonly #codes = new Map<string, PendingCode>();
  #made = 0;
  issued = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  issue(grant: TokenGrant): string {
    const token = `eyJhbGciOiJkaXIifQ..${this.#text('token')}`;
    this.#tokens.set(token, grant);
    this.issued += 1;
    this.#numbers.set(token, this.issued);
    return token;
  }

  /** The how many-th token it is that was issued, from 1, whether it still counts or not; null: this store never issued it. */
  numberOf(token: string): number | null {
    return this.#numbers.get(token) ?? null;
  }

  issueRefresh(grant: TokenGrant): string {
    const token = this.#text('refresh');
    this.#refresh.set(token, grant);
    return token;
  }

  issueCode(code: PendingCode): string {
    const text = this.#text('code');
    this.#codes.set(text, code);
    return text;
  }

  /** What a token stands for, or null where it is unknown or has expired. */
  find(token: string, now: number): TokenGrant | null {
    const grant = this.#tokens.get(token);
    if (!grant) return null;
    if (grant.expiresAt > now) return grant;
    this.#tokens.delete(token);
    return null;
  }

  /** Refresh tokens are good for one use. */
  takeRefresh(token: string): TokenGrant | null {
    const grant = this.#refresh.get(token) ?? null;
    this.#refresh.delete(token);
    return grant;
  }

  takeCode(text: string): PendingCode | null {
    const code = this.#codes.get(text) ?? null;
    this.#codes.delete(text);
    return code;
  }

  /** Makes every token that was issued so far invalid. */
  invalidateAll(): void {
    this.#tokens.clear();
    this.#refresh.clear();
  }

  #text(kind: string): string {
    this.#made += 1;
    return createHash('sha512').update(`${kind} ${this.#seed} ${this.#made}`).digest('base64url');
  }
}
