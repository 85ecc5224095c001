import { Group, Text } from '@mantine/core';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import type { MappedRecord, MappingKind } from './mapping.queries.ts';

interface LinkLineProps {
  readonly kind: MappingKind;
  readonly link: NonNullable<MappedRecord['link']>;
  readonly splits: MappedRecord['splits'];
}

/** What a record is in HaloPSA, who said so, and where new devices of a company go. */
export function LinkLine({ kind, link, splits }: LinkLineProps) {
  const { state, haloName, haloKey, siteLabel, siteId, reason, decidedBy, decidedAt } = link;
  if (state === 'ignored')
    return (
      <Group gap={6}>
        <StatusBadge meaning="quiet">ignored</StatusBadge>
        <Text fz="sm">{reason}</Text>
      </Group>
    );
  return (
    <div>
      <Group gap={6}>
        {state === 'suspended' ? <StatusBadge meaning="look">to be looked at</StatusBadge> : null}
        <Text span fz="sm" fw={600}>
          {haloName ?? `#${haloKey}`}
        </Text>
        {kind !== 'company' ? null : siteId === null ? (
          <StatusBadge meaning="look">no site for new devices</StatusBadge>
        ) : (
          <Text span fz="sm">
            at {siteLabel ?? `site ${siteId}`}
          </Text>
        )}
      </Group>
      <Text fz="xs" c="dimmed">
        {decidedBy === 'rule' ? 'by a rule' : decidedBy === 'plan' ? 'by a plan' : `by ${decidedBy}`},{' '}
        <RelativeTime at={decidedAt} />
        {reason === null ? '' : `: ${reason}`}
      </Text>
      {splits.map((split) => (
        <Text key={split.siteName} fz="xs">
          Its site {split.siteName} is {split.haloName ?? `#${split.haloKey}`}
          {split.siteLabel === null ? '' : `, ${split.siteLabel}`}.
        </Text>
      ))}
    </div>
  );
}
