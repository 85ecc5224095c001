import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './DataTable.module.css';
import type { RowModel } from './use-row-model.ts';

interface BulkBarProps<Row extends object> {
  readonly model: RowModel<Row>;
  readonly children: (keys: readonly string[], clear: () => void) => ReactNode;
}

/** What can be done with the rows that are selected; below the table while some are. */
export function BulkBar<Row extends object>({ model, children }: BulkBarProps<Row>) {
  const keys = Object.keys(model.state.rowSelection);
  const clear = () => model.resetRowSelection(true);
  if (keys.length === 0) return null;
  return (
    <Group className={classes['bulk'] ?? ''} role="region" aria-label="Selected rows" gap={10}>
      <Text fz="sm" fw={600} role="status">
        {keys.length.toLocaleString()} selected
      </Text>
      {children(keys, clear)}
      <Button variant="subtle" size="xs" onClick={clear}>
        Select none
      </Button>
    </Group>
  );
}
