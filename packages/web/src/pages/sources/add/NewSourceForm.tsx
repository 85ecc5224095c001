import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call } from '../../../api/call.ts';
import { problemOf } from '../../../api/problem-error.ts';
import type { ReadableConnection } from '../../../definition-views/mirror.queries.ts';
import { useWorkspace } from '../../../frame/workspace.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { type SourceDraft, SourceFields } from '../SourceFields.tsx';
import { problemsIn, problemsOf, typedOf, valuesOf } from '../source-draft.ts';
import type { ConnectorDefinition } from '../sources.queries.ts';

interface NewSourceFormProps {
  readonly connector: ConnectorDefinition;
  readonly connections: readonly ReadableConnection[];
}

/** The settings of a new source. Where it leads is looked at when it is added; then its page checks it at once. */
export function NewSourceForm({ connector, connections }: NewSourceFormProps) {
  const fields = connector.settings;
  const isAsked = connector.kind !== 'file' && connector.kind !== 'push';
  const [connectionId, setConnectionId] = useState(connections[0]?.id ?? 0);
  const [draft, setDraft] = useState<SourceDraft>(() => ({
    name: connector.title,
    values: valuesOf(fields, {}),
    goneAfterDays: null,
    allowHost: false,
  }));
  const [isTried, setTried] = useState(false);
  const add = useAdding({ connector: connector.name, connectionId, isAsked });
  const isComplete = draft.name.trim() !== '' && Object.keys(problemsOf(fields, draft.values, [])).length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isComplete) add.mutate({ ...draft, typed: typedOf(fields, draft.values, {}) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={14} maw={560}>
        {connections.length > 1 ? (
          <Select
            label="For which HaloPSA"
            required
            allowDeselect={false}
            data={connections.map(({ id, name: label }) => ({ value: String(id), label }))}
            value={String(connectionId)}
            onChange={(value) => value !== null && setConnectionId(Number(value))}
          />
        ) : null}
        <SourceFields
          connector={connector}
          draft={draft}
          onChange={setDraft}
          keptSecrets={[]}
          refused={add.error ? problemsIn(problemOf(add.error).detail ?? '', fields) : {}}
          isJudged={isTried}
        />
        {add.error ? <ProblemPanel error={add.error} /> : null}
        <Group gap={12}>
          <Button type="submit" loading={add.isPending}>
            {isAsked ? 'Add it and check' : 'Add it'}
          </Button>
          <Text fz="sm" c="dimmed" role="status">
            {isTried && !isComplete ? 'Something above is missing.' : 'Secrets are kept sealed and never shown again.'}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

interface AddingOptions {
  readonly connector: string;
  readonly connectionId: number;
  readonly isAsked: boolean;
}

function useAdding({ connector, connectionId, isAsked }: AddingOptions) {
  const { id: workspaceId } = useWorkspace();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ name, goneAfterDays, allowHost, typed }: SourceDraft & { readonly typed: ReturnType<typeof typedOf> }) =>
      call('sources.create', {
        params: { workspaceId, connectionId },
        body: { name: name.trim(), connector, ...typed, goneAfterDays, allowHost },
      }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['sources', workspaceId] });
      await navigate({
        to: '/w/$workspaceId/sources/$sourceId',
        params: { workspaceId: String(workspaceId), sourceId: String(id) },
        ...(isAsked ? { search: { check: 'now' } as never } : {}),
      });
    },
  });
}
