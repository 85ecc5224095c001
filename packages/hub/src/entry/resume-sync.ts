import type { SyncReport } from '../engine/sync/progress.ts';
import type { SyncOrder } from './hub.ts';

/**
 * A sync that may be begun again: what was read to its end is not asked for once more, and what was broken off goes on at its checkpoint.
 * The report of a second run holds only what that read.
 * @param all the entities that the order is about, by table name, where it names none
 */
export function resumableSync(
  order: Omit<SyncOrder, 'connection'>,
  all: readonly string[],
): <T extends SyncReport>(run: (order: Omit<SyncOrder, 'connection'>) => Promise<T>) => Promise<T> {
  const done = new Set<string>();
  let runs = 0;
  return (run) => {
    runs += 1;
    const onProgress: SyncOrder['onProgress'] = (progress) => {
      if (progress.phase === 'done') done.add(progress.entity);
      order.onProgress?.(progress);
    };
    if (runs === 1 || order.record) return run({ ...order, onProgress });
    const only = (order.only ?? all).filter((entity) => !done.has(entity));
    return run({ ...order, only, part: order.part ?? (order.only ? 'all' : 'lists'), onProgress });
  };
}
