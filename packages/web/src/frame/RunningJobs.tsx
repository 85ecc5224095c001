import { Button, Popover } from '@mantine/core';
import { LoaderCircle } from '../ui/icons.ts';
import { ProgressList } from '../ui/ProgressList.tsx';
import { useRunningJobs } from './running-jobs.ts';

/** What runs now, in the top bar; absent while nothing does. */
export function RunningJobs() {
  const jobs = useRunningJobs();
  if (jobs.length === 0) return null;
  return (
    <Popover width={360} position="bottom-end" withArrow trapFocus>
      <Popover.Target>
        <Button variant="light" size="xs" leftSection={<LoaderCircle size={14} aria-hidden />}>
          {jobs.length} running
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ProgressList label="Running now" items={jobs.map((job) => ({ ...job, state: job.state ?? 'running' }))} />
      </Popover.Dropdown>
    </Popover>
  );
}
