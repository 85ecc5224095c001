import { Group, Text, VisuallyHidden } from '@mantine/core';
import { signWords } from './plan-words.ts';
import type { PlanSummary } from './plans.queries.ts';

/** How many changes create, update and delete; each sign has its word for whoever does not see it. */
export function SignCounts({ counts, fz = 'sm' }: { readonly counts: PlanSummary['counts']; readonly fz?: string }) {
  const parts = [
    ['+', counts.create],
    ['~', counts.update],
    ['-', counts.delete],
  ] as const;
  return (
    <Group gap={10} wrap="nowrap" component="span" display="inline-flex">
      {parts.map(([sign, count]) =>
        count === 0 ? null : (
          <Text span key={sign} fz={fz} ff="monospace" title={signWords[sign]}>
            <span aria-hidden>{sign === '-' ? '−' : sign}</span>
            {count.toLocaleString()}
            <VisuallyHidden> {signWords[sign]}</VisuallyHidden>
          </Text>
        ),
      )}
    </Group>
  );
}
