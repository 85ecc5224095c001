import { rowCondition } from '../lists/condition.ts';
import { filter } from '../lists/filter.ts';
import { serveNoOwnRecord } from '../permissions/no-own-record.ts';
import { changedSince, changedUntil } from '../quirks/last-update-filter.ts';
import type { Row } from '../tables/table.ts';
import { defineEndpoint } from './endpoint.ts';

/** The name follows from its parts where it was not sent; the integer twin of the site follows the site (API.md 3.3). */
function nameUser(row: Row): void {
  const parts = [row['firstname'], row['surname']].filter((part) => typeof part === 'string' && part !== '');
  if (!row['name'] && parts.length > 0) row['name'] = parts.join(' ');
  if ('site_id_int' in row || typeof row['site_id'] === 'number') row['site_id_int'] = row['site_id'];
}

/** Users (contacts); API.md 3.3. */
export const user = defineEndpoint({
  entity: 'user',
  path: 'Users',
  schema: 'Users',
  listSchema: 'Users_List',
  envelope: 'users',
  paged: true,
  inactive: 'inactive',
  idsOnly: 'idonly',
  list: {
    only: [
      'id',
      'name',
      'firstname',
      'surname',
      'title',
      'emailaddress',
      'phonenumber',
      'mobilenumber',
      'mobilenumber2',
      'homenumber',
      'fax',
      'phonenumber_preferred',
      'client_id',
      'client_name',
      'site_id',
      'site_name',
      'inactive',
      'isserviceaccount',
      'isimportantcontact',
      'covered_by_contract',
      'contract_value',
      'contract_end_date',
      'neversendemails',
      'ignoreautomatedbilling',
      'login',
      'activedirectory_dn',
      'okta_id',
      'linked_agent_id',
      'relationship_id',
      'priority_id',
      'role_list',
      'notes',
      'customfields',
      'site_id_int',
      'use',
      'initials',
    ],
    flags: { includenotes: ['notes'] },
  },
  search: ['name', 'emailaddress', 'login', 'phonenumber'],
  advanced: { azureoid: 'azureoid', emailaddress: 'emailaddress', networklogin: 'login', aaduserid: 'azureoid' },
  filters: {
    client_id: filter.ids('client_id'),
    site_id: filter.ids('site_id'),
    toplevel_id: filter.ids('toplevel_id'),
    search_phonenumbers: filter.part('phonenumber'),
    exclude_generaluser: filter.whenTrue((row) => row['name'] !== 'General User'),
    exclude_defaultsiteusers: filter.whenTrue((row) => row['name'] !== 'General User'),
    exclude_agents: filter.whenTrue((row) => Number(row['linked_agent_id'] ?? 0) === 0),
    includeserviceaccount: (_value, call) =>
      call.query.flag('includeserviceaccount')
        ? null
        : rowCondition('no service accounts', (row) => row['isserviceaccount'] !== true),
    includenonserviceaccount: (_value, call) =>
      call.query.flag('includenonserviceaccount')
        ? null
        : rowCondition('service accounts only', (row) => row['isserviceaccount'] === true),
    lastupdatefromdate: changedSince('ulastupdate'),
    lastupdatetodate: changedUntil('ulastupdate'),
  },
  envelopeExtras: () => ({ user_ids: [] }),
  writes: {
    required: ['site_id'],
    stamps: ['ulastupdate'],
    birth: ['datecreated'],
    feed: 'user-change',
    defaults: () => ({
      name: '',
      inactive: false,
      isserviceaccount: false,
      isimportantcontact: false,
      neversendemails: false,
      use: 'user',
      customfields: [],
      external_links: [],
    }),
    settle: ({ row }) => nameUser(row),
  },
  deletable: true,
  routes: [{ method: 'GET', action: 'me', run: serveNoOwnRecord }],
});
