import { Anchor, Button, FileButton, Group, List, Modal, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { addressOfFile, call } from '../../../api/call.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import type { SourcePlace } from '../sources.queries.ts';
import { ChangeCounts } from './ChangeCounts.tsx';
import { mappingKey } from './mapping.queries.ts';
import { readMappingFile } from './read-mapping-file.ts';
import { sayOutcome } from './say-outcome.ts';

interface MappingFileProps {
  readonly place: SourcePlace;
  readonly mayMap: boolean;
  readonly mayExport: boolean;
  readonly onClose: () => void;
}

/** The mapping as a file, and a file as the mapping, after its differences were looked at. */
export function MappingFile({ place, mayMap, mayExport, onClose }: MappingFileProps) {
  return (
    <Modal opened onClose={onClose} title="The mapping as a file" size="lg">
      <Stack gap={16}>
        {mayExport ? (
          <section>
            <Title order={3} fz="sm" mb={4}>
              Export
            </Title>
            <Anchor fz="sm" href={addressOfFile('mapping.export', { params: place })} download>
              Settings and links as JSON
            </Anchor>
          </section>
        ) : null}
        {mayMap ? <Import place={place} /> : null}
      </Stack>
    </Modal>
  );
}

function Import({ place }: Pick<MappingFileProps, 'place'>) {
  const queryClient = useQueryClient();
  const look = useMutation({
    mutationFn: async (given: File) => {
      const file = readMappingFile(await given.text());
      return { file, name: given.name, diff: await call('mapping.diff', { params: place, body: { file } }) };
    },
  });
  const take = useMutation({
    mutationFn: (file: Record<string, unknown>) => call('mapping.import', { params: place, body: { file } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: mappingKey(place) }),
  });
  const { data } = look;
  const error = look.error ?? take.error;
  return (
    <section>
      <Title order={3} fz="sm" mb={4}>
        Import
      </Title>
      <Text fz="sm" mb={8}>
        What the file has otherwise is shown first. The mapping then becomes what the file says, as one act that can be undone.
      </Text>
      <FileButton accept="application/json,.json" onChange={(file) => file && look.mutate(file)}>
        {(props) => (
          <Button {...props} size="xs" variant="default" loading={look.isPending}>
            Choose a file
          </Button>
        )}
      </FileButton>
      {error ? <ProblemPanel error={error} /> : null}
      {data ? (
        <Stack gap={10} mt={12}>
          <Text fz="sm">
            {data.name}: {data.diff.same.toLocaleString()} links are the same.
          </Text>
          <ChangeCounts
            parts={[
              ['would come', data.diff.added],
              ['would go', data.diff.removed],
              ['would change', data.diff.changed],
            ]}
          />
          {data.diff.settings.length > 0 ? <Text fz="sm">Settings that differ: {data.diff.settings.join(', ')}.</Text> : null}
          {data.diff.problems.length > 0 ? (
            <List fz="xs">
              {data.diff.problems.slice(0, 10).map(({ kind, sourceKey, reason }) => (
                <List.Item key={`${kind} ${sourceKey}`}>
                  {kind} {sourceKey}: {reason}
                </List.Item>
              ))}
            </List>
          ) : null}
          <Group justify="end" gap={10}>
            <Text fz="sm" role="status">
              {take.data ? sayOutcome(take.data) : ''}
            </Text>
            <Button size="xs" loading={take.isPending} disabled={take.isSuccess} onClick={() => take.mutate(data.file)}>
              Make it so
            </Button>
          </Group>
        </Stack>
      ) : null}
    </section>
  );
}
