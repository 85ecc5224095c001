import type { DeviceSession } from '@sundog/connectors';
import { z } from 'zod';
import { describeDoing } from '../../engine/audit/keep-attempt.ts';
import { loadKit } from '../../engine/sources/load-kit.ts';
import { sourceProblemOf } from '../../engine/sources/source-problem.ts';
import { defineVerb } from '../../engine/verb.ts';
import { insertAuditEntry } from '../../store/rows/audit-rows.ts';
import { listOpenClicks, markTold, type OpenClick } from '../../store/rows/connect-click-rows.ts';
import { listSourceRows } from '../../store/rows/source-rows.ts';
import type { ConnectDeps } from './connect-deps.ts';

/** After that a session is no longer looked for. */
const longestMs = 24 * 3_600_000;
const input = z.object({ connectionId: z.int(), signal: z.instanceof(AbortSignal).optional() });

interface ToldClick {
  readonly click: OpenClick;
  readonly news: readonly DeviceSession[];
}

/** What was learnt. */
export interface FollowedSessions {
  readonly told: number;
}

/**
 * Asks the tools that tell of sessions what became of the devices that were opened, and puts beginnings and ends into the audit, each once. Where a
 * tool cannot be asked, nothing is lost: it is asked again.
 */
export const followSessions = defineVerb<ConnectDeps, typeof input, readonly ToldClick[], FollowedSessions>({
  name: 'device.follow',
  input,
  prepare: async (deps, { connectionId, signal }) => {
    const { store, workspaceId, clock } = deps;
    const { clicks, sources } = await store.inWorkspace(
      workspaceId,
      async (db) => ({
        clicks: await listOpenClicks(db, connectionId, new Date(clock.now() - longestMs)),
        sources: await listSourceRows(db),
      }),
      { readOnly: true },
    );
    const told: ToldClick[] = [];
    for (const [sourceId, ofSource] of Map.groupBy(clicks, ({ sourceId }) => sourceId)) {
      const source = sources.find(({ id }) => id === sourceId);
      if (source) told.push(...(await askTool(deps, { source, clicks: ofSource, signal })));
    }
    return told;
  },
  run: async (deps, _input, told) => {
    let count = 0;
    for (const { click, news } of told) {
      const end = news.find(({ what }) => what === 'ended');
      const marks = { told: [...click.told, ...news.map(({ id }) => id)], before: click.told, endedAt: end?.at ?? null };
      if (!(await markTold(deps.db, click.id, marks))) continue;
      for (const { what, kind, account, at } of news) {
        await insertAuditEntry(deps.db, {
          ...describeDoing(deps, `device.session-${what}`),
          subject: `asset ${click.assetId}`,
          subjectKind: 'asset',
          subjectId: String(click.assetId),
          detail: { source: click.sourceId, kind, account, toolSaysAt: at.toISOString() },
        });
        count += 1;
      }
    }
    return { told: count };
  },
  audit: () => null,
});

async function askTool(
  deps: ConnectDeps,
  about: {
    readonly source: Parameters<ConnectDeps['openTool']>[0];
    readonly clicks: readonly OpenClick[];
    readonly signal: AbortSignal | undefined;
  },
): Promise<readonly ToldClick[]> {
  const { openSession } = await loadKit();
  try {
    const { connector, options, close } = await deps.openTool(about.source);
    try {
      if (!connector.listDeviceSessions) return [];
      const session = openSession(connector, options);
      const told: ToldClick[] = [];
      for (const click of about.clicks) {
        const handle = { id: click.deviceId, fields: {} };
        const how = { since: click.openedAt, ...(about.signal ? { signal: about.signal } : {}) };
        const all = await connector.listDeviceSessions(session, handle, how);
        const news = all.filter(({ id }) => !click.told.includes(id)).sort((one, two) => one.at.getTime() - two.at.getTime());
        if (news.length > 0) told.push({ click, news });
      }
      return told;
    } finally {
      await close();
    }
  } catch (error) {
    if (sourceProblemOf(error) === null) throw error;
    return [];
  }
}
