import { Code, Drawer, Group, ScrollArea, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { type ObjectPlace, rawQuery } from './object.queries.ts';

/** What HaloPSA sent of the record, to the letter: the row of its list, and the answer for it alone. */
export function RawDrawer({ place, title }: { readonly place: ObjectPlace; readonly title: string }) {
  const [search, change] = useUrlState();
  const part = textOf(search, 'raw');
  return (
    <Drawer
      opened={part !== undefined}
      onClose={() => change({ raw: undefined })}
      position="right"
      size="xl"
      title={`As HaloPSA sent it: ${title}`}
    >
      {part === undefined ? null : <Raw place={place} part={part === 'detail' ? 'detail' : 'list'} />}
    </Drawer>
  );
}

function Raw({ place, part }: { readonly place: ObjectPlace; readonly part: 'list' | 'detail' }) {
  const [, change] = useUrlState();
  const { data, error, refetch } = useQuery(rawQuery(place));
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={300} radius="md" role="status" aria-label="The answer is on its way" />;
  const text = data[part];
  return (
    <Stack gap={10}>
      <Group justify="space-between">
        <SegmentedControl
          size="xs"
          aria-label="Which answer"
          data={[
            { value: 'list', label: 'Row of the list' },
            { value: 'detail', label: 'Answer for it alone', disabled: data.detail === null },
          ]}
          value={part}
          onChange={(raw) => change({ raw })}
        />
        {text === null ? null : <CopyButton text={text} what="the answer" />}
      </Group>
      {text === null ? (
        <Text fz="sm">It was never read by itself.</Text>
      ) : (
        <ScrollArea.Autosize mah="75vh" viewportProps={{ tabIndex: 0, 'aria-label': 'Answer of HaloPSA', role: 'region' }}>
          <Code block>{pretty(text)}</Code>
        </ScrollArea.Autosize>
      )}
    </Stack>
  );
}

/** Broken into lines without being read as numbers: a long number would lose digits. */
function pretty(json: string): string {
  let depth = 0;
  const indent = () => `\n${'  '.repeat(depth)}`;
  return json.replace(/"(?:[^"\\]|\\.)*"|[{}[\],:]|\s+/g, (part) => {
    if (part.startsWith('"')) return part;
    if (part === '{' || part === '[') {
      depth += 1;
      return part + indent();
    }
    if (part === '}' || part === ']') {
      depth -= 1;
      return indent() + part;
    }
    if (part === ',') return part + indent();
    return part === ':' ? ': ' : '';
  });
}
