import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../../api/call.ts';
import { problemOf } from '../../../api/problem-error.ts';
import { useMay } from '../../../frame/workspace.ts';
import { NoPermission } from '../../../ui/EmptyStates.tsx';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { SaveButton } from '../../../ui/SaveButton.tsx';
import { type SourceDraft, SourceFields } from '../SourceFields.tsx';
import { problemsIn, problemsOf, typedOf, valuesOf } from '../source-draft.ts';
import { type ConnectorDefinition, connectorsQuery } from '../sources.queries.ts';
import type { TabProps } from './tab-props.ts';

/** Everything about a source that can be changed. Secrets that are left blank stay, as long as it leads to the same place. */
export function SettingsTab({ place, source }: TabProps) {
  const mayManage = useMay('manage-sources');
  const { data, error, refetch } = useQuery({ ...connectorsQuery(place.workspaceId), enabled: mayManage });
  if (!mayManage)
    return <NoPermission needs="Connect and change sources other than HaloPSA" grantedBy="an owner or admin of this workspace" />;
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  const connector = data?.find(({ name }) => name === source.connector);
  if (!connector) return <Skeleton height={240} radius="md" aria-label="The settings are on their way" />;
  return <SettingsForm place={place} source={source} connector={connector} />;
}

function SettingsForm({ place, source, connector }: TabProps & { readonly connector: ConnectorDefinition }) {
  const queryClient = useQueryClient();
  const fields = connector.settings;
  const [draft, setDraft] = useState<SourceDraft>(() => ({
    name: source.name,
    values: valuesOf(fields, source.settings),
    goneAfterDays: source.goneAfterDays,
    allowHost: source.allowHosts.length > 0,
  }));
  const body = changesOf(source, connector, draft);
  const problems = problemsOf(fields, draft.values, source.keptFields);
  const save = useMutation({
    mutationFn: () => call('sources.edit', { params: place, body }),
    onSuccess: async () => {
      const blank = Object.fromEntries(Object.keys(body.secrets).map((secret) => [secret, '']));
      await queryClient.invalidateQueries({ queryKey: ['sources', place.workspaceId] });
      setDraft((now) => ({ ...now, values: { ...now.values, ...blank } }));
    },
  });
  const isRight = draft.name.trim() !== '' && Object.keys(problems).length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isRight) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={14} maw={560}>
        <SourceFields
          connector={connector}
          draft={draft}
          onChange={setDraft}
          keptSecrets={source.keptFields}
          refused={save.error ? problemsIn(problemOf(save.error).detail ?? '', fields) : {}}
          isJudged
        />
        {save.error ? <ProblemPanel error={save.error} /> : null}
        <Group gap={12}>
          <SaveButton isChanged={isRight && isAnyChange(body)} save={save} />
          <Text fz="sm" c="dimmed">
            A source whose address changes wants its secrets anew.
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

/** What a draft has otherwise than what is kept, as the hub takes it. */
function changesOf(source: TabProps['source'], { settings: fields }: ConnectorDefinition, draft: SourceDraft) {
  const { settings, secrets } = typedOf(fields, draft.values, source.settings);
  const changed = Object.entries(settings).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(source.settings[name]),
  );
  return {
    settings: Object.fromEntries(changed),
    secrets,
    ...(draft.name.trim() === source.name ? {} : { name: draft.name.trim() }),
    ...(draft.goneAfterDays === source.goneAfterDays ? {} : { goneAfterDays: draft.goneAfterDays }),
    ...(draft.allowHost === source.allowHosts.length > 0 ? {} : { allowHost: draft.allowHost }),
  };
}

function isAnyChange({ settings, secrets, ...rest }: ReturnType<typeof changesOf>): boolean {
  return Object.keys(settings).length + Object.keys(secrets).length + Object.keys(rest).length > 0;
}
