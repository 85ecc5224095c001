import { Button, Group, Menu, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/call.ts';
import { useMay } from '../../../frame/workspace.ts';
import { ChevronDown, Pause, Play, RefreshCw } from '../../../ui/icons.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import {
  type Connection,
  type ConnectionPlace,
  connectionQuery,
  type SyncStanding,
  standingQuery,
} from '../connections.queries.ts';

interface SyncActionsProps {
  readonly place: ConnectionPlace;
  readonly standing: SyncStanding;
  readonly connection: Connection;
}

const cadences = [
  { value: '', label: 'Usual cadence' },
  ...[5, 15, 30, 60, 240, 1440].map((minutes) => ({
    value: String(minutes),
    label: minutes < 60 ? `Every ${minutes} min` : `Every ${minutes / 60} h`,
  })),
  { value: '0', label: 'Only when asked' },
];

/** Sync now, read everything, pause, and how often. */
export function SyncActions({ place, standing, connection }: SyncActionsProps) {
  const mayManage = useMay('manage-sync');
  const queryClient = useQueryClient();
  const refresh = () =>
    Promise.all([queryClient.invalidateQueries(standingQuery(place)), queryClient.invalidateQueries(connectionQuery(place))]);
  const start = useMutation({
    mutationFn: (full: boolean) => call('syncs.start', { params: place, body: { full } }),
    onSuccess: refresh,
  });
  const schedule = useMutation({
    mutationFn: (body: { isPaused?: boolean; syncEveryMinutes?: number | null }) =>
      call('syncs.schedule', { params: place, body }),
    onSuccess: refresh,
  });
  if (!mayManage) return null;
  const isPaused = standing.pausedAt !== null;
  const error = start.error ?? schedule.error;
  return (
    <div>
      <Group gap={8}>
        <Select
          aria-label="How often it is read"
          data={cadences}
          value={connection.syncEveryMinutes === null ? '' : String(connection.syncEveryMinutes)}
          onChange={(value) => schedule.mutate({ syncEveryMinutes: value === null || value === '' ? null : Number(value) })}
          allowDeselect={false}
          w={160}
          size="sm"
        />
        <Button
          variant="default"
          leftSection={isPaused ? <Play size={15} aria-hidden /> : <Pause size={15} aria-hidden />}
          loading={schedule.isPending}
          onClick={() => schedule.mutate({ isPaused: !isPaused })}
        >
          {isPaused ? 'Resume' : 'Pause'}
        </Button>
        <Button.Group>
          <Button leftSection={<RefreshCw size={15} aria-hidden />} loading={start.isPending} onClick={() => start.mutate(false)}>
            Sync now
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button px={8} aria-label="More ways to sync">
                <ChevronDown size={16} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => start.mutate(true)}>Read everything again, and prove it complete</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Button.Group>
      </Group>
      {error ? <ProblemPanel error={error} /> : null}
    </div>
  );
}
