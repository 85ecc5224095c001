import type { DeviceWorld } from '../../engine/fields/device-world.ts';
import type { LookupList, Lookups } from '../../engine/fields/transform-definition.ts';
import type { NameRow } from '../../store/rows/device-plan-rows.ts';

type Named = Pick<DeviceWorld, 'clientName' | 'clientOfSite' | 'assetTypeNamed' | 'lookups'>;
type Found = { readonly key: number; readonly name: string };

const plain = (name: string) => name.trim().replaceAll(/\s+/g, ' ').toLowerCase();

/**
 * Looks names of the mirror up. A name that two records of one list and client have is none: it would be a guess.
 * @param users the users that are mapped, by a JSON array of company and name
 */
export function indexNames(rows: readonly NameRow[], users: ReadonlyMap<string, number>): Named {
  const byName = new Map<string, Found | null>();
  const byKey = new Map<string, NameRow>();
  for (const row of rows) {
    byKey.set(`${row.list} ${row.id}`, row);
    const name = `${row.list} ${row.clientId ?? ''} ${plain(row.name)}`;
    byName.set(name, byName.has(name) ? null : { key: row.id, name: row.name });
  }
  const find = (list: LookupList, clientId: number | null, name: string) =>
    byName.get(`${list} ${clientId ?? ''} ${plain(name)}`) ?? null;
  const lookups = (clientId: number, companyId: string): Lookups => ({
    find: (list, name) => {
      if (list !== 'mapped-user') return find(list, list === 'user' || list === 'site' ? clientId : null, name);
      const key = users.get(JSON.stringify([companyId, name]));
      const user = key === undefined ? undefined : byKey.get(`user ${key}`);
      // A user of another client is never put on an asset, whatever the mapping says.
      return user === undefined || user.clientId !== clientId ? null : { key: user.id, name: user.name };
    },
  });
  return {
    lookups,
    clientName: (id) => byKey.get(`client ${id}`)?.name ?? null,
    clientOfSite: (id) => byKey.get(`site ${id}`)?.clientId ?? null,
    assetTypeNamed: (name) => find('asset-type', null, name)?.key ?? null,
  };
}
