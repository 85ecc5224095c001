import type { Db } from '../database.ts';

/** A network from which the workspace may be reached. */
export interface AllowedAddress {
  /** `203.0.113.0/24`. */
  readonly network: string;
  readonly note: string;
}

/** The networks of the workspace; none: it is open to all. */
export async function listAllowedAddresses(db: Db): Promise<readonly AllowedAddress[]> {
  const found = await db.client.query<AllowedAddress>('SELECT network::text, note FROM hub.allowed_address ORDER BY network');
  return found.rows;
}

/** Allows these networks and no others. Host bits are cut off. */
export async function replaceAllowedAddresses(db: Db, addresses: readonly AllowedAddress[]): Promise<void> {
  await db.client.query('DELETE FROM hub.allowed_address WHERE workspace_id = hub.current_workspace()');
  await db.client.query(
    `INSERT INTO hub.allowed_address (network, note) SELECT network(one.network::inet), one.note FROM unnest($1::text[], $2::text[]) one(network, note)
     ON CONFLICT (workspace_id, network) DO NOTHING`,
    [addresses.map(({ network }) => network), addresses.map(({ note }) => note)],
  );
}

/** Whether one of the workspace's networks holds this address, or there are none. */
export async function isAddressAllowed(db: Db, ip: string): Promise<boolean> {
  const found = await db.client.query<{ open: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM hub.allowed_address) OR EXISTS (SELECT FROM hub.allowed_address WHERE network >>= $1::inet) AS open`,
    [ip],
  );
  return found.rows[0]?.open === true;
}
