import { Stack, Text } from '@mantine/core';
import { Evidence } from './Evidence.tsx';
import type { MappedRecord } from './mapping.queries.ts';

/** The evidence of a record: of its link, and of everything else that it may be. */
export function RowDetail({ record: { link, candidates, sourceKey } }: { readonly record: MappedRecord }) {
  return (
    <Stack gap={10}>
      <Text fz="xs" c="dimmed">
        The tool’s key: {sourceKey}
      </Text>
      {link?.haloKey == null ? null : (
        <Evidence name={link.haloName ?? `#${link.haloKey}`} score={link.score} evidence={link.evidence} />
      )}
      {candidates.map(({ haloKey, name, score, evidence }) => (
        <Evidence key={haloKey} name={name ?? `#${haloKey}`} score={score} evidence={evidence} />
      ))}
      {link === null && candidates.length === 0 ? (
        <Text fz="sm" c="dimmed">
          Nothing in HaloPSA is like it. Choose a target yourself, or ignore it.
        </Text>
      ) : null}
    </Stack>
  );
}
