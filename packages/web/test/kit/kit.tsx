// The parts of the console's kit on one page, with rows that are made here: for the journeys alone.
import '@mantine/core/styles.css';
import '../../src/frame/theme.css';
import { Button, MantineProvider, Stack } from '@mantine/core';
import { createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ProblemError } from '../../src/api/problem-error.ts';
import { RunningJobs } from '../../src/frame/RunningJobs.tsx';
import { RunningJobsContext } from '../../src/frame/running-jobs.ts';
import { ShortcutKeys } from '../../src/frame/shortcuts/ShortcutKeys.tsx';
import { theme } from '../../src/frame/theme.ts';
import { parseSearch, textOf, useUrlState, writeSearch } from '../../src/frame/url-state.ts';
import { ConfirmDialog } from '../../src/ui/ConfirmDialog.tsx';
import { NoMatch, NotConnected, NothingYet } from '../../src/ui/EmptyStates.tsx';
import { Money } from '../../src/ui/Money.tsx';
import { RelativeTime } from '../../src/ui/RelativeTime.tsx';
import { ShownOnce } from '../../src/ui/ShownOnce.tsx';
import { StatusBadge } from '../../src/ui/StatusBadge.tsx';
import { DataTable } from '../../src/ui/table/DataTable.tsx';
import type { TableColumn } from '../../src/ui/table/table-column.ts';

interface Row {
  readonly id: number;
  readonly at: string;
}

const columns: readonly TableColumn<Row>[] = [
  { id: 'id', title: 'Id', align: 'right', isSortable: true, render: ({ id }) => id },
  { id: 'name', title: 'Name', isSortable: true, render: ({ id }) => `Ticket ${id}` },
  {
    id: 'state',
    title: 'State',
    render: ({ id }) => <StatusBadge meaning={id % 2 ? 'good' : 'bad'}>{id % 2 ? 'done' : 'failed'}</StatusBadge>,
  },
  { id: 'at', title: 'Changed', render: ({ at }) => <RelativeTime at={at} /> },
  {
    id: 'sum',
    title: 'Sum',
    align: 'right',
    isHiddenAtFirst: true,
    render: ({ id }) => <Money minorUnits={id * 1234} currency="GBP" />,
  },
];
const all = Array.from({ length: 200 }, (_, index): Row => ({ id: index + 1, at: '2026-11-21T08:00:00Z' }));
const jobs = [{ id: '1', title: 'Syncing acme', done: 5, total: 60 }];

function Kit() {
  const [search] = useUrlState();
  const [opened, setOpened] = useState<number | null>(null);
  const [isAsking, setAsking] = useState(false);
  const isDescending = textOf(search, 'sort')?.startsWith('-') ?? false;
  const items = textOf(search, 'q') === 'nothing' ? [] : isDescending ? all.toReversed() : all;
  const refuse = async () => {
    throw new ProblemError({
      type: 'urn:x',
      title: 'It is in use.',
      status: 409,
      code: 'in-use',
      detail: 'Cause: a sync runs. Wait for it.',
      requestId: 'r1',
    });
  };
  return (
    <Stack component="main" p={16} gap={16}>
      <h1>Kit</h1>
      <p>Opened: {opened ?? 'none'}</p>
      <RunningJobsContext value={jobs}>
        <RunningJobs />
      </RunningJobsContext>
      <DataTable
        label="tickets"
        columns={columns}
        keyOf={({ id }) => String(id)}
        page={textOf(search, 'q') === 'waiting' ? undefined : { items, total: items.length, nextCursor: 'next' }}
        onOpen={({ id }) => setOpened(id)}
        bulk={(keys) => <Button size="xs">Retry {keys.length}</Button>}
        empty={<NoMatch total={200} onClear={() => undefined} />}
      />
      <NotConnected connect={null} />
      <NothingYet title="No run yet">The first one begins within a minute.</NothingYet>
      <ShownOnce what="API key" secret="sdg_test_0000" />
      <Button onClick={() => setAsking(true)}>Remove</Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="Remove acme?"
        verb="Remove"
        typed="acme"
        onConfirm={refuse}
      >
        Deletes 80,751 rows.
      </ConfirmDialog>
    </Stack>
  );
}

const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';
setNonce(nonce);
const router = createRouter({ routeTree: createRootRoute({ component: Kit }), parseSearch, stringifySearch: writeSearch });
createRoot(document.getElementById('root') as HTMLElement).render(
  <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
    <ShortcutKeys>
      <RouterProvider router={router as never} />
    </ShortcutKeys>
  </MantineProvider>,
);
