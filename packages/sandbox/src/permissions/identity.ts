import type { Area, Level } from './levels.ts';

/** An application registered in "Configuration > Integrations > HaloPSA API" (API.md 3.31). */
export interface Application {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  clientSecret: string;
  /** `client_credentials` = "Client ID and Secret (Services)"; `password` = "Username & Password". */
  grants: readonly Grant[];
  scopes: readonly string[];
  isActive: boolean;
  /** Credentials work only once the application has been saved. */
  isSaved: boolean;
  /** "Agent to log in as"; null: none is chosen. */
  agentId: number | null;
  /** Login Type: a user login is refused by most of the API. */
  loginType: 'agent' | 'user';
  allowsAgentLogins: boolean;
  redirectUris: readonly string[];
}

export type Grant = 'client_credentials' | 'password' | 'authorization_code' | 'refresh_token';

/** What an agent may do and see (API.md 1.6). `all`: no restriction. */
export interface AgentRights {
  readonly agentId: number;
  isApiOnly: boolean;
  /** For the password grant; null: this agent has none. */
  username: string | null;
  password: string | null;
  /** Feature Access; an area that is absent has the highest level. */
  levels: Partial<Record<Area, Level>>;
  teams: 'all' | readonly string[];
  departments: 'all' | readonly number[];
  clients: 'all' | readonly number[];
  ticketTypes: 'all' | readonly number[];
  assetTypes: 'all' | readonly number[];
  assetFields: 'all' | readonly number[];
  /** Name of the default team, which also limits the tickets that are seen; null: No Default Team. */
  defaultTeam: string | null;
  /** HaloPSA administrator: without it the configuration is closed, whatever the application may do. */
  isAdministrator: boolean;
  canViewUnassigned: boolean;
  canViewOthers: boolean;
  canAddTickets: boolean;
  canEditClosed: boolean;
  /** "Can edit Tickets which are not assigned to them". */
  canEditOthers: boolean;
}

/** Who a request comes from. */
export interface Identity {
  readonly application: Application;
  readonly agent: AgentRights;
  /** The scopes of the token. */
  readonly scopes: readonly string[];
}
