import { type HaloEntity, HaloError } from '@sundog/halo';
import { openSyncRules, type SyncRules } from '../../engine/governance/sync-rules.ts';
import { type Replay, replayRow } from '../../engine/sync/replay-rows.ts';
import { noCrash } from '../../foundation/crash-point.ts';
import { HubError } from '../../foundation/errors/hub-error.ts';
import { toTableName } from '../../store/mirror/mirror-table.ts';
import { type SyncIssue, settleSyncIssues } from '../../store/rows/issue-queue-rows.ts';
import { forgetParentsRead } from '../../store/rows/sync-parent-rows.ts';
import type { IssueDeps } from './issue-deps.ts';
import { readIssues } from './list-issues.ts';
import { isNamedByText, planReading, type Reading } from './plan-reading.ts';

/** What became of one issue. */
export interface SettledIssue {
  readonly id: number;
  readonly entity: string;
  readonly subject: string;
  /** `kept-out`: a rule of the connection keeps the row out; the text is gone, and nothing is left to be done. */
  readonly outcome: 'cleared' | 'kept-out' | 'still-there' | 'not-read';
  /** Why it does not stand in the mirror now, for people; null where it was cleared. */
  readonly message: string | null;
}

export interface SettleReport {
  readonly issues: readonly SettledIssue[];
  /** Requests that Halo was asked. */
  readonly requests: number;
}

/** How far an attempt goes. */
export interface SettleWish {
  /** `kept-text`: the text that was set aside is read again first, and Halo asked only where that does not do. */
  readonly begin: 'kept-text' | 'halo';
  /** Whether Halo may be asked at all. */
  readonly mayAsk: boolean;
  readonly signal?: AbortSignal;
}

/** Tries to settle issues: from the text that was set aside, record by record, or entity by entity, each entity once. */
export async function settleIssues(deps: IssueDeps, issues: readonly SyncIssue[], wish: SettleWish): Promise<SettleReport> {
  const { readings, keptOut } = await replayAll(deps, issues, wish);
  const asked = wish.mayAsk ? await askAll(deps, readings, wish.signal) : { requests: 0, failures: new Map() };
  const after = new Map((await readAfter(deps, issues)).map((issue) => [issue.id, issue]));
  const told = { keptOut, failures: asked.failures };
  return { requests: asked.requests, issues: issues.map((issue) => describe(issue, after.get(issue.id), told)) };
}

/** Reads every kept text again. `readings`: what has to be asked for after that. `keptOut`: issues whose row a rule keeps out. */
async function replayAll(deps: IssueDeps, issues: readonly SyncIssue[], wish: SettleWish) {
  const readings = new Map<string, { readonly connectionId: number; readonly reading: Reading; readonly ids: number[] }>();
  const keptOut = new Set<number>();
  const rules = new Map<number, SyncRules>();
  try {
    for (const issue of issues.filter(({ state }) => state !== 'cleared')) {
      wish.signal?.throwIfAborted();
      const governed = rules.get(issue.connectionId) ?? (await openSyncRules(deps, issue.connectionId));
      rules.set(issue.connectionId, governed);
      const entity = entityOf(governed, issue);
      if (entity === null) continue;
      const replay = await replayKept(deps, issue, { entity, wish, governed });
      if (replay?.outcome === 'kept-out') keptOut.add(issue.id);
      if (replay?.outcome === 'kept' || replay?.outcome === 'kept-out') continue;
      const key = isNamedByText(issue) ? (replay && 'key' in replay ? replay.key : null) : issue.subject;
      const reading = planReading(issue, entity, key);
      const name = `${issue.connectionId} ${JSON.stringify(reading)}`;
      const planned = readings.get(name) ?? { connectionId: issue.connectionId, reading, ids: [] };
      planned.ids.push(issue.id);
      readings.set(name, planned);
    }
  } finally {
    for (const governed of rules.values()) await governed.settle();
  }
  return { readings: [...readings.values()], keptOut };
}

async function readAfter(deps: IssueDeps, issues: readonly SyncIssue[]): Promise<readonly SyncIssue[]> {
  return issues.length === 0
    ? []
    : readIssues(
        deps,
        issues.map(({ id }) => id),
      );
}

interface Told {
  readonly keptOut: ReadonlySet<number>;
  /** By issue, why it could not be read. */
  readonly failures: ReadonlyMap<number, string>;
}

function describe(before: SyncIssue, after: SyncIssue | undefined, { keptOut, failures }: Told): SettledIssue {
  const { id, entity, subject } = before;
  if (keptOut.has(id))
    return {
      id,
      entity,
      subject,
      outcome: 'kept-out',
      message: 'A rule of this connection keeps the row out; its text is gone.',
    };
  if (!after || after.state === 'cleared') return { id, entity, subject, outcome: 'cleared', message: null };
  const failure = failures.get(id);
  if (failure !== undefined) return { id, entity, subject, outcome: 'not-read', message: failure };
  return { id, entity, subject, outcome: 'still-there', message: after.sentence };
}

function entityOf({ entities }: Pick<SyncRules, 'entities'>, issue: SyncIssue): HaloEntity | null {
  return entities.find(({ halo }) => toTableName(halo.name) === issue.entity)?.halo ?? null;
}

/** Reads the text of an issue again, where that may do. @returns null: it was not tried */
async function replayKept(
  deps: IssueDeps,
  issue: SyncIssue,
  { entity, wish, governed }: { readonly entity: HaloEntity; readonly wish: SettleWish; readonly governed: SyncRules },
): Promise<Replay | null> {
  const { id, connectionId, raw, parentKey, kind } = issue;
  if (kind !== 'row' || raw === null || (wish.begin === 'halo' && !isNamedByText(issue))) return null;
  const { store, clock, workspaceId } = deps;
  const { rules, assertUnchanged: fence } = governed;
  const context = { store, clock, workspaceId, connectionId, fence, rules, crash: noCrash };
  const replay = await replayRow(context, entity, { raw, parentKey });
  if (replay.outcome === 'kept' || replay.outcome === 'kept-out') await settle(deps, [id]);
  return replay;
}

async function settle({ store, clock, workspaceId }: IssueDeps, ids: readonly number[]): Promise<void> {
  await store.inWorkspace(workspaceId, (db) => settleSyncIssues(db, ids, new Date(clock.now())));
}

interface PlannedReading {
  readonly connectionId: number;
  readonly reading: Reading;
  readonly ids: readonly number[];
}

/** Asks Halo. What cannot be read now is told per issue and keeps nothing else from being read. */
async function askAll(deps: IssueDeps, planned: readonly PlannedReading[], signal: AbortSignal | undefined) {
  const failures = new Map<number, string>();
  let requests = 0;
  for (const one of planned) {
    signal?.throwIfAborted();
    try {
      requests += await ask(deps, one, signal);
    } catch (error) {
      if (signal?.aborted || !(error instanceof HaloError || error instanceof HubError)) throw error;
      for (const id of one.ids) failures.set(id, `${error.message} ${error.remedy}`);
    }
  }
  return { requests, failures };
}

/** @returns how many requests it cost */
async function ask(deps: IssueDeps, { connectionId, reading, ids }: PlannedReading, given: AbortSignal | undefined) {
  const signal = given ? { signal: given } : {};
  const { entity } = reading;
  if (reading.by === 'record') {
    const report = await deps.sync(connectionId, { record: { entity, id: reading.key }, ...signal });
    // The record stands in the mirror now, or Halo no longer has it: either way the text is of no use any more.
    if (report.outcome === 'complete') await settle(deps, ids);
    return report.requests;
  }
  if (reading.by === 'parent')
    await deps.store.inWorkspace(deps.workspaceId, (db) =>
      forgetParentsRead(db, { connectionId, entity, parents: [reading.parentKey] }),
    );
  const { requests } = await deps.sync(connectionId, { only: [entity], full: true, part: 'all', ...signal });
  return requests;
}
