import { entities } from '../catalog/entities/index.ts';
import type { VerbDeps } from '../engine/verb.ts';
import { exportOwner } from '../features/exports/export-deps.ts';
import { type JobQuestion, listJobs, type RunningJob } from '../features/jobs/list-jobs.ts';

/** What goes on in the background, as the doors ask. */
export interface JobDesk {
  readonly list: (
    question: Pick<JobQuestion, 'connectionIds'> & { readonly withExports: boolean },
  ) => Promise<readonly RunningJob[]>;
}

/** The desk over its dependencies. */
export function openJobDesk({ store, workspaceId, actor }: VerbDeps): JobDesk {
  const deps = { store, workspaceId, entities: entities.map(({ table, halo }) => ({ table, title: halo.titlePlural })) };
  return {
    list: ({ connectionIds, withExports }) =>
      listJobs(deps, { connectionIds, exportsOf: withExports ? exportOwner(actor) : null }),
  };
}
