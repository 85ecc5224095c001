import { afterEach } from 'vitest';
import { type CreateHaloOptions, createHalo, type Halo, type HaloEvent, type HaloWriter, unlimitedBudget } from '../src/index.ts';
import { type Peer, type PeerAnswer, type PeerTls, startPeer, startRawPeer } from './peer.ts';
import { VirtualClock } from './virtual-clock.ts';

/** A secret that must appear in the body of token requests and nowhere else. */
export const canary = 'canary-8f2d1c60-secret';

/** A client, its peer and what it told. */
export interface Bench {
  readonly peer: Peer;
  readonly halo: Halo & { writer(): HaloWriter };
  readonly clock: VirtualClock;
  readonly events: readonly HaloEvent[];
}

const closing: (() => Promise<void>)[] = [];

/** Closes what the test opened; called by itself after each test. */
export function closeAfterTest(close: () => Promise<void>): void {
  closing.push(close);
}

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

interface BenchOptions extends Partial<Omit<CreateHaloOptions, 'clock'>> {
  readonly clock?: VirtualClock;
  readonly token?: PeerAnswer;
  readonly tls?: PeerTls;
}

/** A client whose waits are virtual, against a peer that answers as given. */
export async function makeBench(answer: PeerAnswer, { token, tls, ...options }: BenchOptions = {}): Promise<Bench> {
  const peer = await startPeer(answer, { ...(token ? { token } : {}), ...(tls ? { tls } : {}) });
  closeAfterTest(() => peer.close());
  const clock = new VirtualClock(undefined, () => peer.busy());
  return { peer, ...makeClient(peer, { clock, ...options }), clock };
}

/** A client of a server that speaks bytes. */
export async function makeRawBench(onConnection: Parameters<typeof startRawPeer>[0], options: BenchOptions = {}) {
  const peer = await startRawPeer(onConnection);
  closeAfterTest(() => peer.close());
  return { peer, ...makeClient(peer, { clock: new VirtualClock(), ...options }) };
}

/** A client of the peer at this address. */
export function makeClient(
  { url, hostPort }: { readonly url: string; readonly hostPort: string },
  options: Partial<CreateHaloOptions> & { readonly clock: VirtualClock },
): Pick<Bench, 'halo' | 'events'> {
  const events: HaloEvent[] = [];
  const halo = createHalo({
    address: { resourceServer: `${url}/api`, authServer: `${url}/auth`, tenant: null },
    credentials: { grant: 'client_credentials', clientId: 'the-client', clientSecret: () => canary },
    budget: unlimitedBudget(options.clock),
    random: () => 0.5,
    log: (event) => events.push(event),
    ...options,
    network: { allowPrivateHosts: [hostPort], ...options.network },
  });
  closeAfterTest(() => halo.close());
  return { halo, events };
}

/** The error that this throws. Fails the test where it throws none. */
export async function errorOf(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error(`something else than an error was thrown: ${String(error)}`);
  }
  throw new Error('nothing was thrown');
}
