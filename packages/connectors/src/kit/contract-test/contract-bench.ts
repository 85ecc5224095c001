import type { Connector, StreamName } from '../define-connector.ts';
import { openSession } from '../open-session.ts';
import type { Session } from '../session.ts';
import type { RefusedRow, SourcePage } from '../source-page.ts';
import type { StreamReader } from '../source-stream.ts';
import type { FakePeer } from '../testing/fake-peer.ts';
import type { PeerFault } from '../testing/peer-fault.ts';
import { RunningPeer } from '../testing/running-peer.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

/** A stream with its name. */
export type NamedStream = readonly [name: StreamName, stream: StreamReader<object>];

/** A list that was read to its end. */
export interface WholeRead {
  /** What makes each record the same record, in order. */
  readonly keys: readonly string[];
  readonly records: readonly object[];
  readonly refused: readonly RefusedRow[];
  readonly expected: number | null;
  readonly pages: number;
}

/** What makes a record of any kind the same record. */
function keyOf(record: object): string {
  return 'id' in record ? String(record.id) : JSON.stringify([Reflect.get(record, 'companyId'), Reflect.get(record, 'product')]);
}

/** A connector on the bench with a peer: the clock stands, randomness is fixed, and everything that shows is kept. */
export class ContractBench {
  readonly connector: Connector;
  readonly peer: FakePeer;
  readonly clock = new VirtualClock();
  /** Every error, log line and record so far. */
  readonly seen: unknown[] = [];
  #running: RunningPeer | null = null;

  constructor(connector: Connector, peer: FakePeer) {
    this.connector = connector;
    this.peer = peer;
  }

  /** The streams that the peer has a list for. */
  get lists(): readonly NamedStream[] {
    return this.streams.filter(([name]) => this.peer.lists.some((list) => list.stream === name));
  }

  get streams(): readonly NamedStream[] {
    const { companies, devices, licenceCounts, alerts } = this.connector;
    const all: readonly [StreamName, StreamReader<object> | undefined][] = [
      ['companies', companies],
      ['devices', devices],
      ['licenceCounts', licenceCounts],
      ['alerts', alerts],
    ];
    return all.flatMap(([name, stream]) => (stream ? [[name, stream] as const] : []));
  }

  /** The secret values among the settings of the peer. */
  get secrets(): readonly string[] {
    return this.connector.settings
      .flatMap(({ type, name }) => (type === 'secret' ? [this.peer.settings[name] ?? ''] : []))
      .filter(Boolean);
  }

  get running(): RunningPeer {
    if (this.#running === null) throw new Error('the peer has not been started');
    return this.#running;
  }

  async start(): Promise<void> {
    this.#running = await RunningPeer.start(this.peer);
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
  }

  setFault(fault: PeerFault | null): void {
    this.running.setFault(fault);
  }

  open(settings: unknown = this.peer.settings): Session {
    const log = (event: unknown) => void this.seen.push(event);
    return openSession(this.connector, { settings, network: this.running.network, clock: this.clock, random: () => 0.5, log });
  }

  /** Reads a list to its end, in a session of its own or the given one. */
  async read(stream: StreamReader<object>, session: Session = this.open()): Promise<WholeRead> {
    const pages: SourcePage<object>[] = [];
    for await (const page of stream(session)) pages.push(page);
    const records = pages.flatMap((page) => page.records);
    const refused = pages.flatMap((page) => page.refused);
    this.seen.push(records, refused);
    return { keys: records.map(keyOf).sort(), records, refused, expected: pages.at(-1)?.expected ?? null, pages: pages.length };
  }

  /** The error that reading a list ends in; null where it does not. */
  async failure(stream: StreamReader<object>, session: Session = this.open()): Promise<unknown> {
    try {
      await this.read(stream, session);
    } catch (error) {
      this.seen.push(error);
      return error;
    }
    return null;
  }

  /** The keys of a list that is read up to its first page and taken up from there. */
  async readInTwo(stream: StreamReader<object>): Promise<readonly string[]> {
    const kept: object[] = [];
    let cursor: string | null = null;
    for await (const page of stream(this.open())) {
      kept.push(...page.records);
      ({ cursor } = page);
      break;
    }
    for await (const page of stream(this.open(), cursor === null ? {} : { cursor })) kept.push(...page.records);
    return [...new Set(kept.map(keyOf))].sort();
  }
}
