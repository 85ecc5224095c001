import type { ApiRoutes } from '@sundog/api';
import type { Membership } from '../../../engine/access/principal.ts';
import { IssueNotFoundError } from '../../../foundation/errors/issue-not-found.ts';
import type { SyncIssue } from '../../../store/rows/issue-queue-rows.ts';
import type { Hub } from '../../hub.ts';
import type { HandlersOf } from '../api/api-request.ts';
import { assertVisible, seesConnection } from '../api/visible-connection.ts';
import type { RoutesOfArea } from './area.ts';

/** An issue as it goes out. Whoever is limited to some clients does not see the text of a row: nobody has read yet whose it is. */
const toIssue = (issue: SyncIssue, { reader }: Membership) => ({
  ...issue,
  raw: reader.clients === null ? issue.raw : null,
  firstSeen: issue.firstSeen.toISOString(),
  lastSeen: issue.lastSeen.toISOString(),
  clearedAt: issue.clearedAt?.toISOString() ?? null,
  retriedAt: issue.retriedAt?.toISOString() ?? null,
  dismissed: issue.dismissed && {
    ...issue.dismissed,
    at: issue.dismissed.at.toISOString(),
    until: issue.dismissed.until?.toISOString() ?? null,
  },
});

/** Issues of connections that were not granted are not there. @throws IssueNotFoundError */
async function assertIssuesVisible(hub: Hub, membership: Membership, ids: readonly number[]): Promise<void> {
  const hidden = (await hub.issues.read(ids)).filter(({ connectionId }) => !seesConnection(membership, connectionId));
  if (hidden.length > 0) throw new IssueNotFoundError(hidden.map(({ id }) => id));
}

/** The inbox of what the sync set aside. */
export const issueHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'issues'>> = {
  'issues.list': async ({ hub, membership, query: { state, ...filter } }) => {
    const issues = await hub.issues.list({ ...filter, states: [state] });
    return { items: issues.filter((one) => seesConnection(membership, one.connectionId)).map((one) => toIssue(one, membership)) };
  },
  'issues.retry': async ({ hub, membership, body, signal }) => {
    await assertIssuesVisible(hub, membership, body.ids);
    const { issues, requests } = await hub.issues.retry({ ...body, signal });
    return { issues: [...issues], requests };
  },
  'issues.replay': async ({ hub, membership, body, signal }) => {
    assertVisible(membership, body.connectionId);
    const { issues, requests } = await hub.issues.replay({ ...body, signal });
    return { issues: [...issues], requests };
  },
  'issues.dismiss': async ({ hub, membership, body: { until, ...body } }) => {
    await assertIssuesVisible(hub, membership, body.ids);
    return { ids: await hub.issues.dismiss({ ...body, until: until ? new Date(until) : null }) };
  },
  'issues.reopen': async ({ hub, membership, body }) => {
    await assertIssuesVisible(hub, membership, body.ids);
    return { ids: await hub.issues.reopen(body) };
  },
};
