import type { MappingKind } from './mapping.queries.ts';

/** A record of a source. */
export interface RecordKey {
  readonly kind: MappingKind;
  readonly sourceKey: string;
  readonly siteName: string;
}

/** One thing that a person does with records; several records are one act. */
export type MappingAct =
  | { readonly what: 'confirm' | 'unlink' | 'restore'; readonly keys: readonly RecordKey[] }
  | { readonly what: 'ignore'; readonly keys: readonly RecordKey[]; readonly reason: string }
  | {
      readonly what: 'link';
      readonly keys: readonly RecordKey[];
      readonly haloKey: number;
      /** Of a company. Absent: its main site, or the only one. */
      readonly siteId?: number | null;
    };

/** An act that was asked for, and what to call it. */
export interface QueuedAct {
  readonly act: MappingAct;
  /** `Linked Kestrel to Kestrel Dental`. */
  readonly sentence: string;
}

/** How an act ended: its batch, and what it left as it was. */
export interface ActAnswer {
  readonly batchId: number | null;
  readonly leftAlone: readonly (RecordKey & { readonly reason: string })[];
}

interface QueueOptions {
  /** Sends acts of one kind, in one request. */
  readonly send: (acts: readonly MappingAct[]) => Promise<ActAnswer>;
  /** Told of each act once it is known how it ended. @param answer null: the request failed, with the error */
  readonly onEnd: (queued: QueuedAct, end: ActEnd) => void;
  /** How long to wait after a request before the next, in milliseconds, so that more acts go together. Default: not at all. */
  readonly restMs?: number;
}

/** What is known of an act that was sent. */
export interface ActEnd {
  readonly answer: ActAnswer | null;
  readonly error: unknown;
  /** Whether other acts went in the same request, and so are in the same batch. */
  readonly isShared: boolean;
}

/** Acts in the order in which they were asked for, one request at a time. */
export interface ActQueue {
  readonly add: (queued: QueuedAct) => void;
  /** Takes back an act that has not been sent. @returns whether it could be */
  readonly takeBack: (queued: QueuedAct) => boolean;
  /** Resolves once nothing is left to send. */
  readonly whenIdle: () => Promise<void>;
}

/** So many records go in one request at most. */
const mostTogether = 200;

/**
 * Acts of somebody who decides faster than the hub answers. What comes while a request is under way goes with the next one, together with its
 * neighbours of the same kind: three hundred presses are some tens of requests, in their order.
 */
export function makeActQueue({ send, onEnd, restMs = 0 }: QueueOptions): ActQueue {
  let waiting: readonly QueuedAct[] = [];
  let draining: Promise<void> | null = null;
  const drain = async () => {
    for (let next = takeAlike(waiting); next.length > 0; next = takeAlike(waiting)) {
      waiting = waiting.slice(next.length);
      const isShared = next.length > 1;
      let end: ActEnd;
      try {
        end = { answer: await send(next.map(({ act }) => act)), error: null, isShared };
      } catch (error) {
        end = { answer: null, error, isShared };
      }
      for (const queued of next) onEnd(queued, end);
      if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
    }
    draining = null;
  };
  return {
    add: (queued) => {
      waiting = [...waiting, queued];
      draining ??= Promise.resolve().then(drain);
    },
    takeBack: (queued) => {
      const isWaiting = waiting.includes(queued);
      waiting = waiting.filter((one) => one !== queued);
      return isWaiting;
    },
    whenIdle: async () => {
      while (draining !== null) await draining;
    },
  };
}

/** The first of the acts that wait, and those right behind it that one request can hold with it. */
function takeAlike(waiting: readonly QueuedAct[]): readonly QueuedAct[] {
  const [first] = waiting;
  if (!first) return [];
  // What takes decisions away is undone as a batch, so it goes alone.
  if (first.act.what === 'unlink' || first.act.what === 'restore') return [first];
  const isAlike = ({ act }: QueuedAct) =>
    act.what === first.act.what && (act.what !== 'ignore' || first.act.what !== 'ignore' || act.reason === first.act.reason);
  const end = waiting.findIndex((queued) => !isAlike(queued));
  return waiting.slice(0, Math.min(end === -1 ? waiting.length : end, mostTogether));
}
