import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call } from '../../../api/call.ts';
import type { SourcePlace } from '../sources.queries.ts';
import { type ActEnd, type MappingAct, makeActQueue, type QueuedAct } from './act-queue.ts';
import { mappingKey, standingQuery } from './mapping.queries.ts';
import { sendActs } from './send-acts.ts';

/** Acts on records, as the list shows them: at once, and put back where the hub did otherwise. */
export interface MappingActs {
  /** Source keys of records that were decided and have left the list. */
  readonly decided: ReadonlySet<string>;
  /** What was done last, for whoever hears the page. */
  readonly told: string;
  /** What went wrong last; null: nothing. */
  readonly error: unknown;
  readonly act: (act: MappingAct, sentence: string) => void;
  /** Takes the last act back. */
  readonly undo: () => Promise<void>;
  readonly canUndo: boolean;
  /** Says something that was done by another way. */
  readonly tell: (sentence: string) => void;
}

/** The hub looks at all devices again after each request: a second of presses goes as one. */
const restMs = 1_000;

/** Decides about records of a source. Counts are asked for again when the hands rest. */
export function useMappingActs(place: SourcePlace): MappingActs {
  const queryClient = useQueryClient();
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const [told, tell] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [done, setDone] = useState<readonly QueuedAct[]>([]);
  const ends = useRef(new Map<QueuedAct, ActEnd>());
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const recount = () => {
    clearTimeout(resting.current);
    resting.current = setTimeout(() => void queryClient.invalidateQueries(standingQuery(place)), 500);
  };
  const show = (keys: readonly string[]) => setDecided((now) => new Set([...now].filter((key) => !keys.includes(key))));
  const end = (queued: QueuedAct, how: ActEnd) => {
    ends.current.set(queued, how);
    const own = new Set(queued.act.keys.map(({ sourceKey }) => sourceKey));
    const left = how.answer?.leftAlone.filter(({ sourceKey }) => own.has(sourceKey)) ?? [];
    if (how.answer === null) {
      show([...own]);
      setError(how.error);
      tell('It could not be kept, and is in the list again.');
    } else if (left.length > 0) {
      show(left.map(({ sourceKey }) => sourceKey));
      tell(`${left.length === 1 ? 'One was' : `${left.length} were`} left as it was: ${left[0]?.reason ?? ''}`);
    }
    if (how.answer?.batchId == null) setDone((now) => now.filter((one) => one !== queued));
    recount();
  };
  // One queue as long as the list is there: acts that wait must not be lost when something is drawn anew.
  const [queue] = useState(() => makeActQueue({ send: (acts) => sendActs(place, acts), onEnd: end, restMs }));
  const act = (wanted: MappingAct, sentence: string) => {
    const queued = { act: wanted, sentence };
    setError(null);
    setDecided((now) => new Set([...now, ...wanted.keys.map(({ sourceKey }) => sourceKey)]));
    setDone((now) => [...now, queued]);
    tell(sentence);
    queue.add(queued);
  };
  const undo = async () => {
    const last = done.at(-1);
    if (!last) return tell('There is nothing to undo here. History has the acts of before.');
    setDone((now) => now.filter((one) => one !== last));
    try {
      if (!queue.takeBack(last)) {
        await queue.whenIdle();
        await takeBack(place, last, ends.current.get(last));
        void queryClient.invalidateQueries({ queryKey: [...mappingKey(place), 'batches'] });
      }
      show(last.act.keys.map(({ sourceKey }) => sourceKey));
      tell(`Undone: ${last.sentence}`);
    } catch (failure) {
      setError(failure);
    }
    recount();
  };
  return { decided, told, error, act, undo, canUndo: done.length > 0, tell };
}

/** An act that went alone is undone as its batch; one that went with others by what undoes it. */
async function takeBack(params: SourcePlace, { act }: QueuedAct, end: ActEnd | undefined): Promise<void> {
  const batchId = end?.answer?.batchId;
  if (batchId != null && !end?.isShared) await call('mapping.undo', { params: { ...params, batchId } });
  else if (act.what === 'ignore') await call('mapping.restore', { params, body: { keys: act.keys } });
  else await call('mapping.unlink', { params, body: { keys: act.keys } });
}
