import type { Connection } from './connections.queries.ts';

/** A connection as it is typed. Blank: not said. */
export interface ConnectionDraft {
  readonly name: string;
  readonly url: string;
  readonly tenant: string;
  readonly clientId: string;
  readonly secret: string;
  readonly resourceServer: string;
  readonly authServer: string;
  readonly allowPrivateHost: boolean;
  readonly requestLimit: number;
  /** Table names; null: all. */
  readonly entities: readonly string[] | null;
  readonly noTicketText: boolean;
}

/** Nothing typed yet. */
export const emptyDraft: ConnectionDraft = {
  name: '',
  url: '',
  tenant: '',
  clientId: '',
  secret: '',
  resourceServer: '',
  authServer: '',
  allowPrivateHost: false,
  requestLimit: 250,
  entities: null,
  noTicketText: false,
};

/** A saved connection as it would be typed. */
export function draftOf(connection: Connection): ConnectionDraft {
  const { name, url, tenant, clientId, resourceServer, authServer, allowPrivateHost, requestLimit, entities, noTicketText } =
    connection;
  return {
    name,
    url,
    tenant: tenant ?? '',
    clientId,
    secret: '',
    resourceServer,
    authServer,
    allowPrivateHost,
    requestLimit,
    entities,
    noTicketText,
  };
}

/** What of a draft differs from what is saved. */
export function changesOf(
  saved: Connection,
  draft: ConnectionDraft,
): Partial<Omit<ConnectionDraft, 'secret' | 'tenant'> & { readonly tenant: string | null }> {
  const before = draftOf(saved);
  const fields = (Object.keys(before) as (keyof ConnectionDraft)[]).filter(
    (field) => field !== 'secret' && JSON.stringify(before[field]) !== JSON.stringify(draft[field]),
  );
  return Object.fromEntries(fields.map((field) => [field, field === 'tenant' && draft.tenant === '' ? null : draft[field]]));
}

/** A draft as the hub takes it; what is blank is left for it to find out. */
export function typedOf({ tenant, resourceServer, authServer, name: _, ...draft }: ConnectionDraft) {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return { ...draft, tenant: orNull(tenant), resourceServer: orNull(resourceServer), authServer: orNull(authServer) };
}
