/** How this Halo behaves where real ones differ or where the documents leave a doubt. Changed by `/__sandbox/settings`. */
export interface Settings {
  /** Most rows of one page of a list that documents a maximum (tickets, opportunities, projects: 100, API.md 2.3). */
  ticketPageCap: number;
  /** Most rows of one page of every other list; null: as many as asked for (API.md 6.8). */
  pageCap: number | null;
  /** Rows of a list that could be paged but is read without paging and without `count` (API.md 2.3: unknown). */
  unpagedRows: number;
  /** Whether list rows carry `customfields` (API.md 6.9). */
  listCustomFields: boolean;
  /** Whether `_validate_only` and `_validateonly` are ignored: then a trial write is a write. */
  ignoreValidateOnly: boolean;
  /** Whether `lastupdatefromdate` and `lastupdatetodate` filter (API.md 6.4: typed bool, so they may not). */
  lastUpdateFilters: boolean;
  /** Value of `Retry-After` on 429; null: the header is absent, as on hosted Halo (API.md 2.11). */
  retryAfter: string | null;
  /** Seconds that a token lives, and what `expires_in` says where it lies. */
  tokenSeconds: number;
  expiresInSays: number | string | null | 'absent';
  /** Whether the token's `scope` names what was granted, or echoes what was asked (API.md 1.5: unknown). */
  scopeEcho: 'granted' | 'asked' | 'absent';
  /**
   * Which replies of the token endpoint carry a refresh token. API.md 1.4 shows null for client credentials, yet a client that works
   * with live instances (Stellar Cyber's ticket sync) refuses such a reply unless it holds one: so `always`. `offline`: only those of a
   * person's grant with `offline_access`, null elsewhere.
   */
  refreshTokens: 'always' | 'offline';
  /** What a token without scopes meets on resource calls (API.md 1.7: 401 or 403). */
  scopelessStatus: 401 | 403;
  /** Whether `Agent/me` carries the members that tell about rights, or leaves them to `Agent/{id}` (API.md 6.21). */
  agentMeSays: 'everything' | 'little';
  /** Status of a POST that worked: 201 in the newest document, 200 in the older ones (API.md 2.1). */
  postStatus: 201 | 200;
  /** Whether lines sent with an invoice merge by id, or replace all lines (API.md 6.18). */
  lines: 'merge' | 'replace';
  /** Whether Halo keeps `third_party_id_string` that is written (HOUSE.md 4: a read-back must tell). */
  keepsThirdPartyId: boolean;
  /**
   * Whether rows carry members that live instances send and no published schema names: `who` on actions, `priority` on a ticket's
   * detail. Off, because every member that this Halo shows is one of the schemas'.
   */
  liveMembers: boolean;
  /** Failed deliveries in a row after which a webhook is switched off. */
  webhookAttempts: number;
}

/** The settings that a sandbox starts with. */
export function defaultSettings(): Settings {
  return {
    ticketPageCap: 100,
    pageCap: null,
    unpagedRows: 1000,
    listCustomFields: true,
    ignoreValidateOnly: false,
    lastUpdateFilters: false,
    retryAfter: null,
    tokenSeconds: 3600,
    expiresInSays: null,
    scopeEcho: 'granted',
    refreshTokens: 'always',
    liveMembers: false,
    scopelessStatus: 401,
    agentMeSays: 'everything',
    postStatus: 201,
    lines: 'merge',
    keepsThirdPartyId: true,
    webhookAttempts: 5,
  };
}
