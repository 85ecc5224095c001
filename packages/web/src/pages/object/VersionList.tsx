import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { PastPicker } from '../../definition-views/PastPicker.tsx';
import { useUrlState } from '../../frame/url-state.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import type { ObjectRecord } from './object.queries.ts';
import classes from './VersionList.module.css';
import { begunWords, describeChanges } from './version-words.ts';

interface VersionListProps {
  readonly record: ObjectRecord;
  readonly history: NonNullable<ObjectRecord['history']>;
  /** The moment that is shown; undefined: now. */
  readonly at: string | undefined;
}

const shownAtFirst = 10;

/** What the record was before: each change with what it changed, the newest first, and the way to any moment. */
export function VersionList({ record, history: { versions, deletedBefore }, at }: VersionListProps) {
  const [, change] = useUrlState();
  const [isWhole, setWhole] = useState(false);
  const newest = versions.map((version, index) => ({ version, before: versions[index - 1] })).reverse();
  const shown = isWhole ? newest : newest.slice(0, shownAtFirst);
  return (
    <Paper withBorder p="sm" component="section" aria-label="History" id="history">
      <Group justify="space-between" mb={8}>
        <Title order={2} fz="md">
          History
        </Title>
        <PastPicker at={at} onPick={(asOf) => change({ asOf })} />
      </Group>
      <ol className={classes['list']}>
        {shown.map(({ version, before }) => (
          <li key={version.validFrom}>
            <Group gap={8} justify="space-between" wrap="nowrap" align="start">
              <div>
                <Text fz="sm" fw={600}>
                  {begunWords[version.begunBy]} <RelativeTime at={version.validFrom} />
                  {version.begunBy === 'change' ? (
                    <Text span fz="xs" c="dimmed" fw={400}>
                      {version.begunKnownBy === 'halo' ? ' by HaloPSA’s date' : ' when the hub saw it'}
                    </Text>
                  ) : null}
                </Text>
                {describeChanges(version, before, record.columns).map(({ title, before: old, after }) => (
                  <Text key={title} fz="sm">
                    {title}: <del>{old}</del> → <ins>{after}</ins>
                  </Text>
                ))}
              </div>
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => change({ asOf: version.validTo === null ? undefined : version.validFrom })}
              >
                {version.validTo === null ? 'Show now' : 'Show then'}
              </Button>
            </Group>
          </li>
        ))}
      </ol>
      {newest.length > shown.length ? (
        <Button size="xs" variant="default" onClick={() => setWhole(true)}>
          Show all {newest.length.toLocaleString()} versions
        </Button>
      ) : null}
      {deletedBefore === null ? null : (
        <Text fz="xs" c="dimmed">
          What was before <RelativeTime at={deletedBefore} /> is no longer kept.
        </Text>
      )}
    </Paper>
  );
}
