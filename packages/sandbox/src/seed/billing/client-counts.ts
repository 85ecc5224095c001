import { countActive } from '../layout/asset-kind.ts';
import { layoutOf, siteCount, siteOf } from '../layout/client-layout.ts';
import { at, draw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import type { World } from '../world.ts';

/** What a client is billed by. */
export interface ClientCounts {
  readonly workstations: number;
  readonly servers: number;
  readonly users: number;
}

const memo = new WeakMap<World, (ClientCounts | undefined)[]>();

/** Whether a user has left. A General User never does. */
export function isUserGone(world: World, user: number, isGeneral: boolean): boolean {
  return !isGeneral && draw(world.seed, STREAM.user + 1_000, user) % 100 < 9;
}

/** Active workstations, servers and named users of a client: what calculated lines must come to. */
export function countsOfClient(world: World, client: number): ClientCounts {
  let list = memo.get(world);
  if (list === undefined) {
    list = [];
    memo.set(world, list);
  }
  let counts = list[client];
  if (counts === undefined) {
    counts = {
      workstations: countActive(world, client, (kind) => kind.group === 1 && kind.id !== 8),
      servers: countActive(world, client, (kind) => kind.id === 3),
      users: countUsers(world, client),
    };
    list[client] = counts;
  }
  return counts;
}

function countUsers(world: World, client: number): number {
  const layout = layoutOf(world);
  let sum = 0;
  for (let n = 0; n < siteCount(layout, client); n += 1) {
    const site = siteOf(layout, client, n);
    const first = at(layout.userStarts, site);
    for (let user = first + 1; user < at(layout.userStarts, site + 1); user += 1) if (!isUserGone(world, user, false)) sum += 1;
  }
  return sum;
}
