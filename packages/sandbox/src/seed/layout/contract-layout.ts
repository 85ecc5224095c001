import type { World } from '../world.ts';

/** Client contracts: which client has which. Indexes from 0; the id of a contract is its index plus 1. */
export interface ContractLayout {
  /** The client of each contract. */
  readonly client: Int32Array;
  /** 1 where the contract ended and was renewed by the client's next one. */
  readonly past: Uint8Array;
  /** The running contract of each client, or -1. */
  readonly current: Int32Array;
  /** How many clients before this one have a running contract. */
  readonly rank: Int32Array;
  /** The clients with a running contract, ascending. */
  readonly managed: Int32Array;
}

const memo = new WeakMap<World, ContractLayout>();

/** Every seventh client pays by the hour and has none; every fifth had an earlier one. */
export function contractsOf(world: World): ContractLayout {
  const known = memo.get(world);
  if (known !== undefined) return known;
  const client: number[] = [];
  const past: number[] = [];
  const current = new Int32Array(world.clients).fill(-1);
  const rank = new Int32Array(world.clients);
  const managed: number[] = [];
  for (let c = 1; c < world.clients; c += 1) {
    if (c % 7 === 0) continue;
    if (c % 5 === 1) {
      client.push(c);
      past.push(1);
    }
    current[c] = client.length;
    rank[c] = managed.length;
    managed.push(c);
    client.push(c);
    past.push(0);
  }
  const layout = {
    client: Int32Array.from(client),
    past: Uint8Array.from(past),
    current,
    rank,
    managed: Int32Array.from(managed),
  };
  memo.set(world, layout);
  return layout;
}
