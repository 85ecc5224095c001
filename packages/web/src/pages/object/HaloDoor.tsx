import { Button, Tooltip } from '@mantine/core';
import { ExternalLink } from '../../ui/icons.ts';
import type { ObjectRecord } from './object.queries.ts';

/** Leads to HaloPSA: to the record where HaloPSA documents its address, else to the start page, and says so. */
export function HaloDoor({ record: { haloUrl, isHaloUrlExact, key } }: { readonly record: ObjectRecord }) {
  const title = isHaloUrlExact ? 'Open in HaloPSA' : 'Go to HaloPSA';
  const told = isHaloUrlExact
    ? haloUrl
    : `HaloPSA documents no address for such a record: its start page opens. Search there for ${key}.`;
  return (
    <Tooltip label={told} multiline maw={320}>
      <Button
        component="a"
        href={haloUrl}
        target="_blank"
        rel="noopener noreferrer"
        size="xs"
        leftSection={<ExternalLink size={14} aria-hidden />}
      >
        {title}
      </Button>
    </Tooltip>
  );
}
