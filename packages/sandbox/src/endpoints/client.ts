import { filter } from '../lists/filter.ts';
import { serveNoOwnRecord } from '../permissions/no-own-record.ts';
import { changedSince, changedUntil } from '../quirks/last-update-filter.ts';
import { openClient } from '../quirks/new-client.ts';
import { saveOnly } from '../writes/save-only.ts';
import { defineEndpoint, type Endpoint } from './endpoint.ts';

/** Clients; API.md 3.1. A new client gets its main site and that site its General User (inferred there). */
export const client: Endpoint = defineEndpoint({
  entity: 'client',
  path: 'Client',
  schema: 'Area',
  envelope: 'clients',
  paged: true,
  inactive: 'inactive',
  idsOnly: 'idonly',
  list: {
    hide: [
      'prepaybalance',
      'open_ticket_count',
      'total_ticket_count',
      'datecreated',
      'alastupdate',
      'startdate',
      'enddate',
      'external_links',
    ],
    flags: { includenotes: ['notes'] },
  },
  search: ['name', 'ref', 'accountsid'],
  advanced: { name: 'name', accountsid: 'accountsid', ref: 'ref' },
  filters: {
    toplevel_id: filter.ids('toplevel_id'),
    search_name_only: filter.part('name'),
    lastupdatefromdate: changedSince('alastupdate'),
    lastupdatetodate: changedUntil('alastupdate'),
  },
  writes: {
    required: ['name'],
    stamps: ['alastupdate'],
    birth: ['datecreated'],
    defaults: () => ({
      name: '',
      inactive: false,
      toplevel_id: 1,
      colour: '#000000',
      use: 'client',
      customfields: [],
      external_links: [],
    }),
    after: (draft, stored) => {
      if (!draft.before) openClient(draft, stored);
    },
  },
  deletable: true,
  routes: [
    { method: 'GET', action: 'me', run: serveNoOwnRecord },
    { method: 'POST', action: 'newaccountsid', run: (call) => saveOnly(client, call, ['accountsid']) },
  ],
});
