import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWorkspace } from '../../frame/workspace.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { clientsQuery, type LimitClient } from './people.queries.ts';

/** Looks for a client to add. Only those are found that whoever looks may see. */
export function ClientSearch({ onChoose }: { readonly onChoose: (client: LimitClient) => void }) {
  const { id: workspaceId } = useWorkspace();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 250);
  const { data, error, isFetching } = useQuery(clientsQuery(workspaceId, settled));
  const found = data ?? [];
  const choices = found.map(({ connectionId, key, title }) => ({
    value: `${connectionId}/${key}`,
    label: `${title} (${key}, connection ${connectionId})`,
  }));
  const choose = (value: string | null) => {
    const client = found.find(({ connectionId, key }) => `${connectionId}/${key}` === value);
    if (!client) return;
    onChoose({ connectionId: client.connectionId, clientId: client.key });
    setText('');
  };
  return (
    <>
      <Select
        label="Add a client"
        description="By name or number, of the connections that you may see."
        searchable
        searchValue={text}
        onSearchChange={setText}
        data={choices}
        // The hub has searched already, by rules of its own.
        filter={({ options }) => options}
        value={null}
        onChange={choose}
        nothingFoundMessage={settled === '' ? 'Type a name' : isFetching ? 'Looking …' : 'No client that you may see'}
      />
      {error ? <ProblemPanel error={error} /> : null}
    </>
  );
}
