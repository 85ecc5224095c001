import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { MapPin } from '../../../ui/icons.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { ConnectionForm } from '../ConnectionForm.tsx';
import { type ConnectionDraft, emptyDraft, typedOf } from '../connection-draft.ts';
import { connectionsQuery } from '../connections.queries.ts';
import { TestProgress } from '../TestProgress.tsx';
import { useTest } from '../use-test.ts';

interface TestStepProps {
  readonly workspaceId: number;
  readonly onSaved: (connectionId: number) => void;
}

/** Where the HaloPSA is, with what one signs in, and the test. It is saved when the test allows it: with warnings if one wants, never half. */
export function TestStep({ workspaceId, onSaved }: TestStepProps) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<ConnectionDraft>(emptyDraft);
  const { state: test, run } = useTest();
  const locate = useMutation({
    mutationFn: () => {
      const { url, tenant, resourceServer, authServer, allowPrivateHost } = typedOf(draft);
      return call('connections.locate', {
        params: { workspaceId },
        body: { url, tenant, resourceServer, authServer, allowPrivateHost },
      });
    },
    // They stand under Advanced from now on, each to be changed.
    onSuccess: ({ resourceServer, authServer, tenant }) =>
      setDraft((now) => ({ ...now, resourceServer, authServer, tenant: tenant ?? 'none' })),
  });
  const isTyped = draft.name !== '' && draft.url !== '' && draft.clientId !== '' && draft.secret !== '';
  const save = async (saveWith: 'nothing' | 'warnings' | 'errors') => {
    const result = await run('connections.create', {
      params: { workspaceId },
      body: { ...typedOf(draft), name: draft.name, saveWith },
    });
    await queryClient.invalidateQueries(connectionsQuery(workspaceId));
    if (result?.saved && result.connectionId !== null) onSaved(result.connectionId);
  };
  const { result } = test;
  return (
    <Stack gap={16} maw={720} mt={8}>
      <ConnectionForm draft={draft} onChange={setDraft} />
      <Group gap={8}>
        <Button
          variant="default"
          leftSection={<MapPin size={15} aria-hidden />}
          disabled={draft.url === ''}
          loading={locate.isPending}
          onClick={() => locate.mutate()}
        >
          Where is it?
        </Button>
        <Button
          variant="default"
          disabled={!isTyped}
          loading={test.isRunning}
          onClick={() => void run('connections.test', { params: { workspaceId }, body: typedOf(draft) })}
        >
          Test only
        </Button>
        <Button disabled={!isTyped} loading={test.isRunning} onClick={() => void save('nothing')}>
          Test and save
        </Button>
      </Group>
      {locate.error ? <ProblemPanel error={locate.error} /> : null}
      {locate.data ? (
        <Text fz="sm" role="status" style={{ overflowWrap: 'anywhere' }}>
          Resource server <code>{locate.data.resourceServer}</code> ({locate.data.from.resourceServer}), authorisation server{' '}
          <code>{locate.data.authServer}</code> ({locate.data.from.authServer}), tenant{' '}
          <code>{locate.data.tenant ?? 'none'}</code> ({locate.data.from.tenant}).
        </Text>
      ) : null}
      <TestProgress test={test} />
      {result && !result.saved && result.report.outcome === 'passed-with-warnings' ? (
        <Group>
          <Button onClick={() => void save('warnings')}>Save with these warnings</Button>
        </Group>
      ) : null}
      {result && !result.saved && result.maySaveWithErrors ? (
        <Group>
          <Button variant="default" onClick={() => void save('errors')}>
            The cause lies outside: save all the same
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}
