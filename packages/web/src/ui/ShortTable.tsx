import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ShortTable.module.css';

interface ShortTableProps {
  /** What is in it, for screen readers: `Your sessions`. */
  readonly label: string;
  /** One per column; the last may be `Actions`. */
  readonly heads: readonly string[];
  /** Rows of `Table.Tr`. */
  readonly children: ReactNode;
}

/** A table of a few rows that are all there at once: no sort, no pages. It scrolls by itself where it is too wide. */
export function ShortTable({ label, heads, children }: ShortTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={classes['scroll']} aria-label={label} tabIndex={0}>
      <Table fz="sm" miw={heads.length * 110}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head} scope="col">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </section>
  );
}
