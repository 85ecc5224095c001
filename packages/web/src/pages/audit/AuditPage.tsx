import { Drawer, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { MayPage } from '../../frame/MayPage.tsx';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { NoMatch, NothingYet } from '../../ui/EmptyStates.tsx';
import { Page } from '../../ui/Page.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { TableColumn } from '../../ui/table/table-column.ts';
import { AuditDetail } from './AuditDetail.tsx';
import { AuditExport } from './AuditExport.tsx';
import { AuditFilterFields } from './AuditFilterFields.tsx';
import { type AuditRow, auditQuery, filterOf } from './audit.queries.ts';
import { ResultBadge } from './ResultBadge.tsx';
import { useVerify, VerifyAnswer, VerifyButton } from './verify.tsx';

const columns: readonly TableColumn<AuditRow>[] = [
  { id: 'at', title: 'When', render: ({ at }) => <RelativeTime at={at} /> },
  { id: 'actor', title: 'Who', render: ({ actor }) => actor },
  { id: 'verb', title: 'Did', render: ({ verb }) => <code>{verb}</code> },
  { id: 'subject', title: 'On', render: ({ subject }) => subject },
  { id: 'result', title: 'Ended', render: ({ result }) => <ResultBadge result={result} /> },
  { id: 'ip', title: 'From', render: ({ ip, host }) => ip ?? host ?? '—' },
  { id: 'seq', title: 'Row', align: 'right', isHiddenAtFirst: true, render: ({ seq }) => seq.toLocaleString() },
  { id: 'requestId', title: 'Request', isHiddenAtFirst: true, render: ({ requestId }) => requestId ?? '—' },
];

const noFilter = {
  actor: undefined,
  verb: undefined,
  subject: undefined,
  result: undefined,
  since: undefined,
  until: undefined,
  cursor: undefined,
};

/** Who did what: every act that changes something, and every one that was refused. */
export function AuditPage() {
  return (
    <MayPage needs="read-audit" title="Audit">
      <Audit />
    </MayPage>
  );
}

function Audit() {
  const { id: workspaceId } = useWorkspace();
  const [search, change] = useUrlState();
  const filter = filterOf(search);
  const { data, error, refetch } = useQuery(auditQuery(workspaceId, filter, textOf(search, 'cursor')));
  const verify = useVerify();
  const opened = data?.items.find(({ seq }) => String(seq) === textOf(search, 'row'));
  return (
    <Page
      title="Audit"
      lead="Who did what, on what, when, from where, and how it ended. Rows are kept for good, and none can be changed unseen."
      actions={
        <>
          <VerifyButton verify={verify} />
          <AuditExport filter={filter} />
        </>
      }
    >
      <Stack gap={14}>
        <VerifyAnswer verify={verify} />
        <DataTable
          label="Audit rows"
          columns={columns}
          keyOf={({ seq }) => String(seq)}
          page={data}
          error={error}
          onRetry={() => void refetch()}
          onOpen={({ seq }) => change({ row: String(seq) })}
          filter={<AuditFilterFields filter={filter} />}
          empty={
            Object.keys(filter).length > 0 ? (
              <NoMatch total={null} onClear={() => change(noFilter)} />
            ) : (
              <NothingYet title="Nothing was done yet">The first change that anybody makes stands here.</NothingYet>
            )
          }
        />
        <Text fz="xs" c="dimmed">
          By the API: audit.list, audit.export, audit.verify. At the command line: npx sundog audit.
        </Text>
      </Stack>
      <Drawer
        opened={opened !== undefined}
        onClose={() => change({ row: undefined })}
        position="right"
        size="xl"
        title={opened ? `${opened.verb} on ${opened.subject}` : ''}
      >
        {opened ? <AuditDetail row={opened} /> : null}
      </Drawer>
    </Page>
  );
}
