import { Group, Progress, Text } from '@mantine/core';
import type { SyncStanding } from '../connections.queries.ts';

/** Requests of the shared limit of HaloPSA, used in the window now. */
export function BudgetMeter({ budget }: { readonly budget: NonNullable<SyncStanding['budget']> }) {
  const { used, limit, windowSeconds, waiting, refused } = budget;
  const share = Math.min(100, (100 * used) / Math.max(1, limit));
  const window = windowSeconds % 60 === 0 ? `${windowSeconds / 60} minutes` : `${windowSeconds} seconds`;
  return (
    <div>
      <Group justify="space-between" mt={14} mb={4} gap={8}>
        <Text fz="sm">Requests to HaloPSA in the last {window}</Text>
        <Text fz="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {used.toLocaleString()} of {limit.toLocaleString()}
          {waiting > 0 ? `, ${waiting.toLocaleString()} waiting` : ''}
          {refused > 0 ? `, ${refused.toLocaleString()} refused by HaloPSA` : ''}
        </Text>
      </Group>
      <Progress value={share} size={7} aria-label={`${used} of ${limit} requests used`} color={share > 95 ? 'sun.6' : 'sky.6'} />
    </div>
  );
}
