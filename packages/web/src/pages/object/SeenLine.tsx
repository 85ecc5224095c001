import { Text } from '@mantine/core';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import type { ObjectRecord } from './object.queries.ts';

/** When the record was last seen in HaloPSA, and what proves it. */
export function SeenLine({ record: { lastSeenAt, proof, writtenAt, detailAt } }: { readonly record: ObjectRecord }) {
  return (
    <Text fz="sm" c="dimmed">
      {lastSeenAt === null ? (
        'No full reading has proven yet that it is there. '
      ) : (
        <>
          Last seen in HaloPSA <RelativeTime at={lastSeenAt} />.{' '}
        </>
      )}
      {proof ? (
        <>
          Proof: full reading {proof.passId} of its table, {proof.isComplete ? 'complete' : 'not proven complete'} by{' '}
          {proof.method}, {proof.received.toLocaleString()} rows received
          {proof.recordCount === null ? '' : ` of ${proof.recordCount.toLocaleString()} that HaloPSA counts`}, ended{' '}
          <RelativeTime at={proof.endedAt} />.{proof.message ? ` ${proof.message}` : ''}{' '}
        </>
      ) : null}
      Last written <RelativeTime at={writtenAt} />; read by itself <RelativeTime at={detailAt} />.
    </Text>
  );
}
