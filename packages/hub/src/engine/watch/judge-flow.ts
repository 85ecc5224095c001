import type { Flow, FlowReading } from './flow.ts';
import { spanText } from './span-text.ts';
import type { PausedFlow, StandingAlarm, WatchFinding } from './standing-alarm.ts';

/** Whose flow it is. */
export interface FlowOwner {
  readonly connectionId: number | null;
  /** `of "acme"`; empty for the hub. */
  readonly ofWhom: string;
  readonly now: number;
}

const mostNames = 4;

/** Compares what was read of a flow with what is expected of it. What is late for one cause is one alarm, however many entities it hits. */
export function judgeFlow(flow: Flow, readings: readonly FlowReading[], owner: FlowOwner): WatchFinding {
  const expected = readings.filter(({ pausedBecause }) => pausedBecause === null);
  const late = expected.filter((reading) => owner.now - ageFrom(reading) > reading.mayBeOldMs);
  const byCause = Map.groupBy(late, ({ failure }) => failure?.code ?? 'not-run');
  return {
    alarms: [...byCause].map(([cause, hit]) => toAlarm(flow, { cause, hit, expected: expected.length }, owner)),
    paused: toPaused(flow, readings, owner),
  };
}

/** Takes away what another alarm of the same connection and cause says already. */
export function withoutCovered(alarms: readonly StandingAlarm[], flows: readonly Flow[]): readonly StandingAlarm[] {
  const coverOf = new Map(flows.map(({ name, coveredBy }) => [name, coveredBy]));
  return alarms.filter(
    ({ flow, cause, connectionId }) =>
      !alarms.some(
        (other) => coverOf.get(flow)?.includes(other.flow) && other.cause === cause && other.connectionId === connectionId,
      ),
  );
}

function ageFrom({ lastSuccessAt, expectedSince }: FlowReading): number {
  return (lastSuccessAt ?? expectedSince).getTime();
}

interface Lateness {
  readonly cause: string;
  readonly hit: readonly FlowReading[];
  readonly expected: number;
}

function toAlarm(flow: Flow, { cause, hit, expected }: Lateness, owner: FlowOwner): StandingAlarm {
  const oldest = hit.toSorted((a, b) => ageFrom(a) - ageFrom(b))[0];
  const failures = [...new Set(hit.flatMap(({ failure }) => (failure ? [asClause(failure.message)] : [])))].slice(0, 2);
  return {
    connectionId: owner.connectionId,
    flow: flow.name,
    cause,
    stage: 0,
    severity: flow.severity,
    sentence: oldest ? lateSentence(flow, { oldest, hit, expected }, owner) : flow.title,
    meaning: flow.means,
    causes: [...failures, ...flow.causes],
    remedy: flow.remedy,
  };
}

function lateSentence(
  flow: Flow,
  { oldest, hit, expected }: { readonly oldest: FlowReading; readonly hit: readonly FlowReading[]; readonly expected: number },
  { ofWhom, now }: FlowOwner,
): string {
  const ago = spanText(now - ageFrom(oldest));
  const when = oldest.lastSuccessAt
    ? `last went well ${ago} ago, at ${minuteOf(oldest.lastSuccessAt)}`
    : `has not gone well once in the ${ago} since it is expected`;
  const subjects = hit.map(({ subject }) => subject).filter((subject) => subject !== '');
  const whose = [flow.title, ofWhom].filter((part) => part !== '').join(' ');
  if (oldest.waiting !== undefined)
    return `${whose} is behind by ${oldest.waiting}; the oldest came ${ago} ago, and ${spanText(oldest.mayBeOldMs)} are expected at the most.`;
  if (subjects.length === 0) return `${whose} ${when}; ${spanText(oldest.mayBeOldMs)} are expected at the most.`;
  if (subjects.length === 1) return `${whose}: ${subjects[0]} ${when}; ${spanText(oldest.mayBeOldMs)} are expected at the most.`;
  const more = subjects.length > mostNames ? ` and ${subjects.length - mostNames} more` : '';
  return `${whose}: ${subjects.length} of ${expected} entities are late (${subjects.slice(0, mostNames).join(', ')}${more}). ${oldest.subject} ${when}.`;
}

function toPaused(flow: Flow, readings: readonly FlowReading[], { connectionId, ofWhom }: FlowOwner): readonly PausedFlow[] {
  const paused = Map.groupBy(
    readings.filter(({ pausedBecause }) => pausedBecause !== null),
    ({ pausedBecause }) => pausedBecause,
  );
  return [...paused].map(([why, hit]) => {
    const subjects = hit.map(({ subject }) => subject).filter((subject) => subject !== '');
    const which = subjects.length === 0 || subjects.length === readings.length ? '' : ` (${subjects.join(', ')})`;
    const whose = [flow.title, ofWhom].filter((part) => part !== '').join(' ');
    return { connectionId, flow: flow.name, sentence: `${whose}${which} is not expected: ${why}.` };
  });
}

function minuteOf(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A sentence as a clause that can stand after "because". */
function asClause(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
