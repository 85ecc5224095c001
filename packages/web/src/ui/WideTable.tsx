import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

interface WideTableProps {
  /** What the table holds, for whoever hears the page. */
  readonly label: string;
  /** Below this width, in pixels, it scrolls by itself, so that the page does not. */
  readonly minWidth: number;
  readonly children: ReactNode;
}

/** Room for a table that is wider than a small screen. It can be focused, so that it scrolls by keyboard as well. */
export function WideTable({ label, minWidth, children }: WideTableProps) {
  return (
    <Table.ScrollContainer minWidth={minWidth} type="native" tabIndex={0} role="group" aria-label={label}>
      {children}
    </Table.ScrollContainer>
  );
}
