import type { ApplyDeps } from './apply-deps.ts';
import { attemptLimit } from './apply-deps.ts';
import type { JournalEntry } from './change-journal.ts';
import { findMarked } from './find-marked.ts';
import { isAll, lookOf, namesOf, readRecord } from './look-before-sending.ts';
import type { Settled } from './planned-change.ts';
import { readBack } from './read-back.ts';
import { type ChangeStep, failed, type ReadyChange, uncertain } from './ready-change.ts';
import { readFields } from './record-shape.ts';

/**
 * A request left, and nobody knows what came of it. Whether it was done is read in Halo; whether it was not done may only be said once Halo
 * can no longer be at work on it: then it may be sent again, after one more look. What cannot be decided goes to a person.
 */
export async function resolveSilence(change: ReadyChange, last: JournalEntry, deps: ApplyDeps): Promise<ChangeStep | 'not-done'> {
  const quietAt = last.begunAt.getTime() + deps.lateCommitMs;
  const isQuiet = deps.clock.now() >= quietAt;
  const seen = await (change.sign === '+' ? seekMade(change, deps) : seekChanged(change, deps));
  if (seen === 'done') return { settled: await readBack(change, change.recordKey, deps) };
  if (typeof seen === 'object') return { settled: seen.settled };
  if (!isQuiet) return { notBefore: quietAt };
  if (seen === 'unknown')
    return { settled: uncertain(change, 'HaloPSA did not answer, and whether it was done cannot be read in it.') };
  return last.attempt >= attemptLimit
    ? { settled: failed(change, `HaloPSA did not answer ${attemptLimit} times, and did nothing.`) }
    : 'not-done';
}

/** What Halo shows of a request that it did not answer. */
type Seen = 'done' | 'not-done' | 'unknown' | { readonly settled: Settled };

/** Whether the record was made. That it was not is only believed where a record like it was found by its marker before. */
async function seekMade(change: ReadyChange, deps: ApplyDeps): Promise<Seen> {
  const { definition, marker, values } = change;
  if (marker === null) return 'unknown';
  const { keys, wasAnswered } = await findMarked(lookOf(deps), definition, { marker, values });
  const [key, ...more] = keys;
  if (key !== undefined && more.length === 0) return { settled: await readBack(change, key, deps) };
  if (key !== undefined)
    return {
      settled: {
        outcome: 'uncertain',
        recordKey: null,
        found: null,
        problem: `It is there ${keys.length} times: ${keys.join(', ')}.`,
      },
    };
  const proven = deps.proof.isFound(definition.shape.entity.name);
  const isProven = proven ?? definition.marker?.isInList === true;
  return wasAnswered && isProven ? 'not-done' : 'unknown';
}

/** Whether the record is as it was to be, as it was, or as somebody else made it. */
async function seekChanged(change: ReadyChange, deps: ApplyDeps): Promise<Seen> {
  const record = await readRecord(change, deps);
  if (change.sign === '-') return record === null ? 'done' : 'not-done';
  if (record === null) return 'not-done';
  const { shape } = change.definition;
  const found = readFields(shape, record, namesOf(change));
  if (isAll(change, found, change.values)) return 'done';
  if (isAll(change, found, change.before)) return 'not-done';
  // Neither before nor after: Halo may have altered what we wrote, or a person was faster. Both are looked at by a person.
  return {
    settled: {
      outcome: 'uncertain',
      recordKey: change.recordKey,
      found,
      problem: 'HaloPSA did not answer, and shows neither what was there nor what was written. It is not sent again.',
    },
  };
}
