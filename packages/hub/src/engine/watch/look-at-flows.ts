import type { Db } from '../../store/database.ts';
import type { ConnectionRow } from '../../store/rows/connection-rows.ts';
import { listEndingSecrets } from '../../store/rows/secret-rows.ts';
import type { Flow, WatchedEntity } from './flow.ts';
import { judgeFlow, withoutCovered } from './judge-flow.ts';
import { secretWarnings } from './secret-warnings.ts';
import type { WatchFinding } from './standing-alarm.ts';

/** What the watch goes by. */
export interface WatchLists {
  readonly flows: readonly Flow[];
  readonly entities: readonly WatchedEntity[];
}

/** Looks at every flow of the hub and of these connections, and at the days on which their secrets end. Writes nothing. */
export async function lookAtFlows(
  db: Db,
  { flows, entities }: WatchLists,
  { connections, now }: { readonly connections: readonly ConnectionRow[]; readonly now: number },
): Promise<WatchFinding> {
  const found: WatchFinding[] = [];
  for (const flow of flows) {
    if (flow.of === 'hub') {
      found.push(judgeFlow(flow, await flow.read(db), { connectionId: null, ofWhom: '', now }));
      continue;
    }
    for (const connection of connections) {
      const chosen = entities.filter(({ table }) => connection.entities === null || connection.entities.includes(table));
      const readings = await flow.read(db, { connection, entities: chosen });
      found.push(judgeFlow(flow, readings, { connectionId: connection.id, ofWhom: `of "${connection.name}"`, now }));
    }
  }
  const nameOf = new Map(connections.map(({ id, name }) => [id, name]));
  const ending = (await listEndingSecrets(db)).flatMap((secret) => {
    const connection = nameOf.get(secret.connectionId);
    return connection === undefined ? [] : [{ ...secret, connection }];
  });
  const alarms = withoutCovered(
    found.flatMap((one) => one.alarms),
    flows,
  );
  return { alarms: [...alarms, ...secretWarnings(ending, now)], paused: found.flatMap((one) => one.paused) };
}
