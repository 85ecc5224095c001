import { Button, Menu, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { addressOfFile } from '../../api/call.ts';
import { useMay } from '../../frame/workspace.ts';
import { ChevronDown, Download } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { type ExportJob, exportsQuery, requestExport, type TablePlace } from './records.queries.ts';
import { type TableWish, toQuery } from './table-wish.ts';

interface ExportMenuProps {
  readonly place: TablePlace;
  readonly wish: TableWish;
  readonly columns: readonly string[];
  /** Null: not known yet. */
  readonly total: { readonly count: number; readonly isCapped: boolean } | null;
}

const formats: readonly (readonly [ExportJob['format'], string])[] = [
  ['csv', 'CSV'],
  ['xlsx', 'Excel (XLSX)'],
];

/** Takes the rows of the filter with one: as a file at once, or where they are many as a file that the hub makes meanwhile. */
export function ExportMenu({ place, wish, columns, total }: ExportMenuProps) {
  const mayExport = useMay('export-data');
  const queryClient = useQueryClient();
  const request = useMutation({
    mutationFn: (format: ExportJob['format']) => requestExport({ place, format, wish, columns }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: exportsQuery(place.workspaceId).queryKey }),
  });
  if (!mayExport) return null;
  const query = { ...toQuery(wish), columns: columns.join(',') };
  const isLarge = total?.isCapped ?? true;
  return (
    <Stack gap={6} align="end">
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            loading={request.isPending}
            disabled={total === null}
            leftSection={<Download size={14} aria-hidden />}
            rightSection={<ChevronDown size={13} aria-hidden />}
          >
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{isLarge ? 'More than 10,000 rows' : `${total?.count.toLocaleString()} rows`}</Menu.Label>
          {formats.map(([format, title]) =>
            isLarge ? (
              <Menu.Item key={format} onClick={() => request.mutate(format)}>
                {title}
                <Text fz="xs" c="dimmed">
                  Made in the background
                </Text>
              </Menu.Item>
            ) : (
              <Menu.Item
                key={format}
                component="a"
                href={addressOfFile('exports.direct', { params: place, query: { ...query, format } })}
                download
              >
                {title}
              </Menu.Item>
            ),
          )}
        </Menu.Dropdown>
      </Menu>
      {request.error ? <ProblemPanel error={request.error} /> : null}
    </Stack>
  );
}
