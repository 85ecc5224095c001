import type { Clock } from '@sundog/halo';
import { webhookDisabled } from '../../catalog/notices/webhook-disabled.ts';
import { tellChannels } from '../../engine/channels/tell-channels.ts';
import type { Db, Store } from '../../store/database.ts';
import { listSyncIssues, settleSyncIssues } from '../../store/rows/issue-queue-rows.ts';
import { type NewSyncIssue, recordSyncIssues } from '../../store/rows/sync-issue-rows.ts';
import { listWatchedWebhooks, type WatchedWebhook } from '../../store/rows/webhook-watch-rows.ts';

interface WatchDeps {
  readonly store: Store;
  readonly workspaceId: number;
  readonly clock: Clock;
}

/** Tickets that changed this much later than the last delivery came without one. */
const silentMs = 6 * 60 * 60 * 1000;
/** Of no entity, so that no sync of Halo's list takes the issues of our webhooks for its own. */
const entity = 'webhook_intake';

/**
 * Looks at what HaloPSA's own list says of our webhooks, once it has been read: one that HaloPSA switched off, that fails, that is gone or
 * that is silent while tickets change becomes an issue, which clears itself when all is well again. Polling goes on either way.
 */
export async function watchWebhooks({ store, workspaceId, clock }: WatchDeps, connectionId: number): Promise<void> {
  const at = new Date(clock.now());
  await store.inWorkspace(workspaceId, async (db) => {
    const watched = await listWatchedWebhooks(db, connectionId);
    const issues = watched.flatMap((hook) => judge(hook) ?? []);
    const known = await listSyncIssues(db, { connectionId, entity, states: ['open', 'dismissed'] }, at);
    const over = known.filter((one) => !issues.some(({ subject, code }) => subject === one.subject && code === one.code));
    if (over.length > 0)
      await settleSyncIssues(
        db,
        over.map(({ id }) => id),
        at,
      );
    if (issues.length > 0) await recordSyncIssues(db, { connectionId, issues, at });
    const isKnown = (issue: NewSyncIssue) => known.some(({ subject, code }) => subject === issue.subject && code === issue.code);
    for (const issue of issues) if (issue.code === offCode && !isKnown(issue)) await tellOff(db, { connectionId, issue, at });
  });
}

const offCode = 'webhook-off';

async function tellOff(
  db: Db,
  { connectionId, issue, at }: { readonly connectionId: number; readonly issue: NewSyncIssue; readonly at: Date },
): Promise<void> {
  await tellChannels(db, {
    kind: webhookDisabled,
    about: issue.subject,
    key: `${issue.subject} off ${at.toISOString()}`,
    at,
    severity: 'warn',
    sentence: issue.sentence,
    connectionId,
  });
}

const screen = 'In HaloPSA: Configuration > Integrations > Webhooks';

function judge(hook: WatchedWebhook): NewSyncIssue | null {
  const issue = (code: string, sentence: string): NewSyncIssue => ({
    entity,
    kind: 'entity',
    subject: `webhook ${hook.hookId}`,
    code,
    sentence: `Webhook "${hook.name}": ${sentence} Meanwhile the schedule finds what changed.`,
    raw: null,
  });
  const { lastAt, newestChange, lastStatus } = hook;
  if (hook.isOff)
    return issue(
      offCode,
      `HaloPSA has switched it off, as it does after failures in a row. ${screen}, open it, tick Active and save.`,
    );
  // Until the first delivery nobody knows whether it was set up at all.
  if (lastAt === null && !hook.isListed) return null;
  if (!hook.isListed)
    return issue(
      'webhook-gone',
      `HaloPSA no longer lists a webhook with its address. ${screen}, add it again as "sundog webhook rotate" describes.`,
    );
  if (lastStatus !== null && (lastStatus < 200 || lastStatus > 299))
    return issue(
      'webhook-failing',
      `HaloPSA got ${lastStatus === 0 ? 'no answer' : `status ${lastStatus}`} with its last delivery. ${screen}, compare address and secret (401: the secret differs), and see that HaloPSA can reach SUNDOG_PUBLIC_URL.`,
    );
  if (lastAt !== null && newestChange !== null && newestChange.getTime() - lastAt.getTime() > silentMs)
    return issue(
      'webhook-silent',
      `tickets changed, and nothing has come since ${lastAt.toISOString()}. ${screen}, open it and see that its events are still ticked.`,
    );
  return null;
}
