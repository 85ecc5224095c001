import type { Connection, ConnectionPlace } from '../connections.queries.ts';

/** What every tab of a connection gets. */
export interface TabProps {
  readonly place: ConnectionPlace;
  readonly connection: Connection;
}
