import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { jobsQuery } from './jobs.queries.ts';
import { RunningJobsContext } from './running-jobs.ts';
import { useMay, useWorkspace } from './workspace.ts';

/** Tells what is within it what goes on in the background. Where that cannot be read nothing is told: the page says what is wrong. */
export function WithRunningJobs({ children }: { readonly children: ReactNode }) {
  const { id } = useWorkspace();
  const mayRead = useMay('read-data');
  const { data } = useQuery({ ...jobsQuery(id), enabled: mayRead });
  return <RunningJobsContext value={data ?? []}>{children}</RunningJobsContext>;
}
