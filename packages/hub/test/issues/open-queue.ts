import { entities } from '../../src/catalog/entities/index.ts';
import { type IssueDesk, openIssueDesk } from '../../src/entry/issue-desk.ts';
import type { IssueDeps } from '../../src/features/issues/issue-deps.ts';
import { localOperator } from '../../src/foundation/actor.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import type { SandboxMirror } from '../sync/sandbox-mirror.ts';

/** The issue queue over a mirror and its sandbox. */
export function openQueue(mirror: SandboxMirror, given: Partial<IssueDeps> = {}): IssueDesk {
  return openIssueDesk({
    store: mirror.store,
    workspaceId: 1,
    clock: systemClock,
    actor: localOperator(),
    entities,
    sync: (_connectionId, order) => mirror.sync(order),
    ...given,
  });
}
