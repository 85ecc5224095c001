import { ActionIcon, Group, Menu, Text, Tooltip } from '@mantine/core';
import { Columns3, Rows3, Rows4 } from '../icons.ts';
import type { TableColumn } from './table-column.ts';

interface TableBarProps<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly shown: readonly TableColumn<Row>[];
  readonly total: number | null;
  readonly onColumns: (ids: readonly string[]) => void;
  readonly isDense: boolean;
  readonly onDense: (isDense: boolean) => void;
}

/** How many there are, which columns are shown, how close the rows stand. */
export function TableBar<Row>({ label, columns, shown, total, onColumns, isDense, onDense }: TableBarProps<Row>) {
  const toggle = (id: string) => {
    const ids = shown.map((column) => column.id);
    onColumns(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
  };
  const densityLabel = isDense ? 'More room between rows' : 'Less room between rows';
  return (
    <Group gap={4}>
      <Text fz="sm" c="dimmed" mr={4} role="status">
        {total === null ? '' : `${total.toLocaleString()} ${label}`}
      </Text>
      <Tooltip label={densityLabel}>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={densityLabel} onClick={() => onDense(!isDense)}>
          {isDense ? <Rows3 size={16} aria-hidden /> : <Rows4 size={16} aria-hidden />}
        </ActionIcon>
      </Tooltip>
      <Menu closeOnItemClick={false} position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={30} aria-label="Choose columns">
            <Columns3 size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
          <Menu.Label>Columns</Menu.Label>
          {columns.map(({ id, title }) => {
            const isShown = shown.some((column) => column.id === id);
            return (
              <Menu.CheckboxItem key={id} checked={isShown} disabled={isShown && shown.length === 1} onChange={() => toggle(id)}>
                {title}
              </Menu.CheckboxItem>
            );
          })}
          <Menu.Divider />
          <Menu.Item onClick={() => onColumns([])}>As at first</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
