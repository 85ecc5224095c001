import type { Row } from '../tables/table.ts';
import { authorOf } from '../writes/author.ts';
import { commitInsert, commitUpdate } from '../writes/commit.ts';
import type { Draft } from '../writes/draft.ts';

/** A new client gets its main site, and that site its "General User" (API.md 3.1, inferred). The client copes in halo/src/entities/client.ts. */
export function openClient({ call: { halo, identity } }: Draft, client: Row): void {
  const now = halo.clock.stamp();
  const by = authorOf(identity);
  const site = commitInsert(halo, 'site', {
    row: {
      id: halo.tables.of('site').nextId(),
      name: 'Main',
      client_id: client['id'],
      client_name: client['name'],
      clientsite_name: `${String(client['name'])}/Main`,
      inactive: false,
      sla_id: 0,
      isinvoicesite: true,
      use: 'site',
      datecreated: now,
      slastupdate: now,
      customfields: [],
    },
    by,
  });
  commitInsert(halo, 'user', {
    row: generalUser({ ...site, client_name: client['name'] }, halo.tables.of('user').nextId(), now),
    by,
  });
  commitUpdate(halo, 'client', {
    key: Number(client['id']),
    changes: { main_site_id: site['id'], main_site_name: site['name'] },
    by,
  });
}

function generalUser(site: Row, id: number, now: string): Row {
  return {
    id,
    name: 'General User',
    firstname: 'General',
    surname: 'User',
    emailaddress: '',
    client_id: site['client_id'],
    client_name: site['client_name'],
    site_id: site['id'],
    site_id_int: site['id'],
    site_name: site['name'],
    inactive: false,
    isserviceaccount: false,
    isimportantcontact: false,
    use: 'user',
    datecreated: now,
    ulastupdate: now,
    customfields: [],
  };
}
