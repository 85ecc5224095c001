import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/call.ts';
import { useMay } from '../../../frame/workspace.ts';
import { Pause, Play, RefreshCw } from '../../../ui/icons.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { streamWords } from '../source-words.ts';
import { isBeingRead, sourceQuery } from '../sources.queries.ts';
import type { TabProps } from './tab-props.ts';

/** Read now, a file to be read, pause and resume. A reading goes on in the hub whether or not anybody looks. */
export function ReadActions({ place, source }: TabProps) {
  const mayManage = useMay('manage-sources');
  const queryClient = useQueryClient();
  const settle = () => queryClient.invalidateQueries({ queryKey: ['sources', place.workspaceId] });
  const read = useMutation({
    mutationFn: async (file: File | null) =>
      call('sources.ingest', {
        params: place,
        body: file ? { file: { name: file.name, base64: await base64Of(file) } } : {},
      }),
    onSettled: settle,
  });
  const pause = useMutation({
    mutationFn: (isPaused: boolean) => call('sources.edit', { params: place, body: { isPaused } }),
    onSettled: () => Promise.all([settle(), queryClient.invalidateQueries(sourceQuery(place))]),
  });
  const isRunning = isBeingRead(source.lists);
  const isPaused = source.pausedAt !== null;
  const error = read.error ?? pause.error;
  const icon = <RefreshCw size={15} aria-hidden />;
  return (
    <Stack gap={8}>
      {mayManage ? (
        <Group gap={8}>
          {source.connector === 'file' ? (
            <FileButton accept=".csv,.txt,.xlsx" onChange={(file) => file && read.mutate(file)}>
              {(props) => (
                <Button {...props} leftSection={icon} loading={read.isPending || isRunning}>
                  Hand in a file
                </Button>
              )}
            </FileButton>
          ) : null}
          {source.connector === 'push' || source.connector === 'file' ? null : (
            <Button leftSection={icon} loading={read.isPending || isRunning} onClick={() => read.mutate(null)}>
              Read now
            </Button>
          )}
          {source.connector === 'file' ? null : (
            <Button
              variant="default"
              leftSection={isPaused ? <Play size={15} aria-hidden /> : <Pause size={15} aria-hidden />}
              loading={pause.isPending}
              onClick={() => pause.mutate(!isPaused)}
            >
              {isPaused ? 'Resume' : 'Pause'}
            </Button>
          )}
        </Group>
      ) : null}
      <Text fz="sm" role="status">
        {isRunning ? sayProgress(source) : ''}
      </Text>
      {error ? <ProblemPanel error={error} /> : null}
    </Stack>
  );
}

/** `Devices: 1,200 of 4,000`. */
function sayProgress({ lists }: TabProps['source']): string {
  return lists
    .flatMap(({ stream, lastPass }) => {
      if (lastPass?.state !== 'running') return [];
      const { rows, expected } = lastPass;
      const count = expected === null ? rows.toLocaleString() : `${rows.toLocaleString()} of ${expected.toLocaleString()}`;
      return [`${streamWords[stream]}: ${count}`];
    })
    .join(' · ');
}

/** The content of a file for the hub. Bytes are told apart, so that a workbook survives. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const part = 32_768;
  let text = '';
  for (let at = 0; at < bytes.length; at += part) text += String.fromCharCode(...bytes.subarray(at, at + part));
  return btoa(text);
}
