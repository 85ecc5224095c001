import { HaloError } from '@sundog/halo';
import type { Sandbox } from '@sundog/sandbox';
import { entities } from '../../src/catalog/entities/index.ts';
import type { EntityReport, SyncReport } from '../../src/engine/sync/progress.ts';
import { HubError } from '../../src/foundation/errors/hub-error.ts';
import { type MirrorTable, mirrorTableOf, seenSlots, toTableName } from '../../src/store/mirror/mirror-table.ts';
import { compareWithOracle } from '../sync/evidence.ts';
import type { SandboxMirror } from '../sync/sandbox-mirror.ts';
import { trueKeys } from '../sync/true-keys.ts';

/**
 * The promises of TRUST.md B2 that hold for a sync, as functions. Each returns the ways in which its promise is broken, as sentences;
 * none: it holds. I2 and I3 are about writes to HaloPSA and come with them. I9 has a test of its own (test/audit/killed-writers.test.ts),
 * because a sync audits nothing.
 */
export interface FaultScene {
  readonly sandbox: Sandbox;
  readonly connectionId: number;
  readonly query: SandboxMirror['query'];
  /** The names of the entities that are synced: `recurring-invoice`. */
  readonly names: readonly string[];
}

/** How a run ended: with a report, or with an error that ended it. */
export type RunEnd = { readonly report: SyncReport } | { readonly error: unknown };

function entityOf(name: string) {
  const found = entities.find(({ halo }) => halo.name === name)?.halo;
  if (!found) throw new TypeError(`There is no entity ${name}.`);
  return found;
}

const keyOf = ({ key }: MirrorTable, alias: string) =>
  `(${key.map(({ column }) => `${alias}.${column}::text`).join(` || ':' || `)})`;

/** I1: after convergence the mirror holds what HaloPSA holds, every row once, each with its text. */
export async function findLostRows(scene: FaultScene): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const name of scene.names) {
    const difference = await compareWithOracle(scene, name);
    for (const [how, keys] of Object.entries(difference) as [string, readonly string[]][])
      if (keys.length > 0) broken.push(`I1: ${keys.length} ${name} ${how}: ${keys.slice(0, 5).join(', ')}`);
  }
  return broken;
}

/** I4: what is marked as deleted is gone from HaloPSA. */
export async function findFalseTombstones(scene: FaultScene): Promise<readonly string[]> {
  const selects = scene.names.map((name) => {
    const table = mirrorTableOf(entityOf(name));
    return `SELECT '${name}' AS name, ${keyOf(table, 'm')} AS key FROM mirror.${table.table} m
             WHERE connection_id = $1 AND deleted_at IS NOT NULL`;
  });
  const dead = await scene.query<{ name: string; key: string }>(selects.join(' UNION ALL '), [scene.connectionId]);
  const alive = new Map([...new Set(dead.map(({ name }) => name))].map((name) => [name, keysAlive(scene, name)]));
  return dead
    .filter(({ name, key }) => alive.get(name)?.has(key))
    .map(({ name, key }) => `I4: ${name} ${key} is marked as deleted and is there`);
}

function keysAlive({ sandbox }: FaultScene, name: string): ReadonlySet<string> {
  return new Set(trueKeys(sandbox, entityOf(name)));
}

/** I5: a checkpoint claims no page whose rows are not in the mirror. */
export async function findCheckpointsAhead(scene: FaultScene): Promise<readonly string[]> {
  const passes = await scene.query<{ id: number; entity: string; next_page: number; pages: number }>(
    `SELECT p.id, p.entity, p.next_page, (SELECT count(*)::int FROM hub.sync_seen s WHERE s.pass_id = p.id) AS pages
       FROM hub.sync_pass p WHERE p.connection_id = $1 AND p.kind = 'full' AND p.state = 'running'`,
    [scene.connectionId],
  );
  const broken: string[] = [];
  for (const { id, entity, next_page, pages } of passes) {
    if (pages !== next_page - 1) broken.push(`I5: ${entity} stands before page ${next_page} and has seen ${pages} pages`);
    const absent = await countAbsent(scene, entity, id);
    if (absent > 0) broken.push(`I5: ${absent} rows of ${entity} are counted as seen and are not in the mirror`);
  }
  return broken;
}

async function countAbsent(scene: FaultScene, tableName: string, passId: number): Promise<number> {
  const entity = entities.find(({ halo }) => toTableName(halo.name) === tableName)?.halo;
  if (!entity) throw new TypeError(`There is no table ${tableName}.`);
  const table = mirrorTableOf(entity);
  const match = seenSlots(table).map((slot, index) => `m.${table.key[index]?.column} = k.${slot}`);
  const [counted] = await scene.query<{ absent: number }>(
    `SELECT count(*)::int AS absent FROM hub.sync_seen s, unnest(s.i1, s.i2, s.t1) AS k (i1, i2, t1)
      WHERE s.pass_id = $2 AND NOT EXISTS
        (SELECT 1 FROM mirror.${table.table} m WHERE m.connection_id = $1 AND ${match.join(' AND ')})`,
    [scene.connectionId, passId],
  );
  return counted?.absent ?? 0;
}

/** How tokens of the sandbox begin. */
const tokenMark = 'eyJhbGciOiJkaXIifQ';

/** I6: no secret and no token stands in anything that was told or stored. */
export function findSecrets(sandbox: Sandbox, told: readonly unknown[]): readonly string[] {
  const text = told.map((one) => (one instanceof Error ? tellError(one) : JSON.stringify(one))).join('\n');
  return [sandbox.clientSecret, tokenMark].filter((secret) => text.includes(secret)).map(() => 'I6: a secret was told');
}

function tellError(error: Error): string {
  const cause = error.cause instanceof Error ? tellError(error.cause) : String(error.cause);
  return `${error.name} ${error.message} ${error.stack} ${JSON.stringify(error)} ${cause}`;
}

/** Requests that one window of HaloPSA allows, and how long it is. */
export interface RequestWindow {
  readonly requests: number;
  readonly windowMs: number;
}

/**
 * I7: the requests stay within the budget in every window, and within a number that no honest run needs.
 * @param window null where a clock was set back, so that the times of requests tell no window
 */
export function findExcess(sandbox: Sandbox, window: RequestWindow | null, most: number): readonly string[] {
  const sent = sandbox.control.requests().filter(({ path }) => !path.startsWith('auth/'));
  const broken: string[] = [];
  if (sent.length > most) broken.push(`I7: ${sent.length} requests were sent, ${most} would be plenty`);
  const tokens = sandbox.control.tokensIssued();
  if (tokens > most / 4) broken.push(`I7: ${tokens} tokens were asked for`);
  if (window === null) return broken;
  const { requests, windowMs } = window;
  const at = sent.map((request) => Date.parse(request.at)).sort((a, b) => a - b);
  const fullest = at.reduce((max, start, index) => {
    const end = at.findIndex((other) => other >= start + windowMs);
    return Math.max(max, (end < 0 ? at.length : end) - index);
  }, 0);
  if (fullest > requests) broken.push(`I7: ${fullest} requests within one window of ${requests}`);
  return broken;
}

/** I8: whatever did not go well says so: state, reason and what to do. */
export async function findSilentFailures(scene: FaultScene, end: RunEnd): Promise<readonly string[]> {
  if ('error' in end)
    return isTold(end.error) ? [] : [`I8: the run ended with ${String(end.error)}, which tells nobody what to do`];
  const states = await scene.query<{ entity: string; state: string; is_complete: boolean; message: string | null }>(
    'SELECT entity, state, is_complete, message FROM hub.sync_state WHERE connection_id = $1',
    [scene.connectionId],
  );
  const stateOf = new Map(states.map((state) => [state.entity, state]));
  const broken = end.report.entities.flatMap((report) => silences(report, stateOf.get(report.entity)));
  for (const name of scene.names)
    if (!end.report.entities.some(({ entity }) => entity === toTableName(name)))
      broken.push(`I8: nothing is reported of ${name}`);
  return broken;
}

function isTold(error: unknown): boolean {
  return (error instanceof HaloError || error instanceof HubError) && error.message !== '' && error.remedy !== '';
}

function silences(
  report: EntityReport,
  state: { readonly state: string; readonly is_complete: boolean; readonly message: string | null } | undefined,
): readonly string[] {
  const isWell = report.phase === 'done' && report.isComplete && report.errorCode === null;
  if (isWell) return [];
  const broken: string[] = [];
  if (!report.message) broken.push(`I8: ${report.entity} is ${report.phase} and says nothing`);
  if (!state?.message) broken.push(`I8: the state of ${report.entity} (${state?.state}) says nothing`);
  if (report.phase === 'done' && state?.is_complete) broken.push(`I8: the state of ${report.entity} claims to be complete`);
  return broken;
}

/** I8: what is no longer wrong is no longer told. */
export async function findOldIssues(scene: FaultScene): Promise<readonly string[]> {
  const issues = await scene.query<{ entity: string; sentence: string }>(
    `SELECT entity, sentence FROM hub.sync_issue WHERE connection_id = $1 AND state = 'open'`,
    [scene.connectionId],
  );
  return issues.map(({ entity, sentence }) => `I8: an issue of ${entity} outlived its cause: ${sentence}`);
}
