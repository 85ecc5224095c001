import { Skeleton } from '@mantine/core';

const lines = Array.from({ length: 12 }, (_, index) => index);

/** The shape of rows that are on their way. */
export function TableSkeleton({ columns }: { readonly columns: number }) {
  return (
    <tbody aria-hidden>
      {lines.map((line) => (
        <tr key={line}>
          {Array.from({ length: columns }, (_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no other name than their place
            <td key={column}>
              <Skeleton height={12} width={`${50 + ((line * 7 + column * 13) % 45)}%`} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
