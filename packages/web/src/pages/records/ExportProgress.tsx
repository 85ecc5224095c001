import { Anchor, Button, Group, Paper } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { addressOfFile, call } from '../../api/call.ts';
import { useMay } from '../../frame/workspace.ts';
import { Download, X } from '../../ui/icons.ts';
import { type ProgressItem, ProgressList } from '../../ui/ProgressList.tsx';
import { type ExportJob, exportsQuery, type TablePlace } from './records.queries.ts';

/** Your exports of this table of the last day: how far they are, and their files. They are there again after a reload. */
export function ExportProgress({ place }: { readonly place: TablePlace }) {
  const { workspaceId, connectionId, entity } = place;
  const mayExport = useMay('export-data');
  const { data } = useQuery({ ...exportsQuery(workspaceId), enabled: mayExport });
  const jobs = data?.filter((job) => job.entity === entity && job.connectionId === connectionId && job.state !== 'cancelled');
  if (!jobs || jobs.length === 0) return null;
  return (
    <Paper withBorder p="sm" maw={720}>
      <ProgressList label="Your exports of this table" items={jobs.map(toItem)} />
      <Group gap={8} mt={8}>
        {jobs.map((job) => (
          <JobDoor key={job.id} job={job} workspaceId={workspaceId} />
        ))}
      </Group>
    </Paper>
  );
}

/** The file of an export, or the way to stop it. */
function JobDoor({ job: { id, state, format }, workspaceId }: { readonly job: ExportJob; readonly workspaceId: number }) {
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => call('exports.cancel', { params: { workspaceId, exportId: id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: exportsQuery(workspaceId).queryKey }),
  });
  const isDone = state === 'done';
  return (
    <Group gap={4}>
      {isDone ? (
        <Anchor href={addressOfFile('exports.file', { params: { workspaceId, exportId: id } })} download fz="sm">
          <Group gap={4} component="span">
            <Download size={13} aria-hidden /> {format.toUpperCase()} {id}
          </Group>
        </Anchor>
      ) : null}
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        leftSection={<X size={12} aria-hidden />}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        {isDone || state === 'failed' ? `Remove ${id}` : `Stop ${id}`}
      </Button>
    </Group>
  );
}

function toItem({ id, format, state, rowsDone, rowsExpected, errorCode }: ExportJob): ProgressItem {
  return {
    id: String(id),
    title: `${format.toUpperCase()} ${id}`,
    state: state === 'cancelled' ? 'failed' : state,
    done: rowsDone,
    total: rowsExpected,
    ...(errorCode === null ? {} : { phase: errorCode }),
  };
}
