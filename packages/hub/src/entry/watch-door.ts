import { entities } from '../catalog/entities/index.ts';
import { flows } from '../catalog/flows/index.ts';
import type { VerbDeps } from '../engine/verb.ts';
import type { WatchLists } from '../engine/watch/look-at-flows.ts';
import { readConnection } from '../features/setup/list-connections.ts';
import { keepWatch, type WatchReport } from '../features/watch/keep-watch.ts';
import { readWatch, type WatchView } from '../features/watch/read-watch.ts';
import type { AlarmNews, WatchDeps } from '../features/watch/watch-deps.ts';

/** What doors may ask of the dead-man watch. */
export interface WatchDoor {
  /** Compares, opens and clears alarms. The schedule's part. */
  readonly look: (connection: string) => Promise<WatchReport>;
  /** How everything stands now; writes nothing. */
  readonly read: () => Promise<WatchView>;
}

/** What the watch of this product goes by. */
const watchLists: WatchLists = {
  flows,
  entities: entities.map((entity) => ({ ...entity, isEmbedded: entity.halo.source.by === 'embedded' })),
};

/** The watch over its dependencies. @param onAlarm for the log */
export function makeWatchDoor(deps: VerbDeps, onAlarm: (news: AlarmNews) => void): WatchDoor {
  const verbs: WatchDeps = { ...deps, actor: { kind: 'schedule', name: 'watch', may: 'everything' }, lists: watchLists, onAlarm };
  return {
    look: async (name) => keepWatch(verbs, { connectionId: (await readConnection(deps, name)).id }),
    read: () => readWatch(verbs),
  };
}
