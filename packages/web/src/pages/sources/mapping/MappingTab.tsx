import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { textOf, useUrlState } from '../../../frame/url-state.ts';
import { useMay } from '../../../frame/workspace.ts';
import { NoPermission } from '../../../ui/EmptyStates.tsx';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import type { TabProps } from '../tabs/tab-props.ts';
import { Checklist } from './Checklist.tsx';
import { KindSwitch } from './KindSwitch.tsx';
import { MappingTools } from './MappingTools.tsx';
import { standingQuery } from './mapping.queries.ts';
import { kinds, lists } from './mapping-words.ts';
import { RecordList } from './RecordList.tsx';

/** Which record of HaloPSA a record of the tool is. Kind, list and search are in the address. */
export function MappingTab({ place, source }: TabProps) {
  if (!useMay('read-data'))
    return (
      <NoPermission
        needs="Look at clients, tickets, assets and everything else that is synced"
        grantedBy="an owner or admin of this workspace"
      />
    );
  return <Mapping place={place} source={source} />;
}

function Mapping({ place, source }: TabProps) {
  const [search] = useUrlState();
  // What is done to the mapping as a whole begins the list anew.
  const [round, setRound] = useState(0);
  const { data: standing, error, refetch } = useQuery(standingQuery(place));
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!standing) return <Skeleton height={320} radius="md" aria-label="The mapping is on its way" />;
  const kind = kinds.find((one) => one === textOf(search, 'kind')) ?? 'company';
  const list = lists.find((one) => one === textOf(search, 'list')) ?? 'suggested';
  const text = textOf(search, 'q');
  return (
    <Stack gap={16}>
      <Checklist place={place} source={source} standing={standing} />
      <MappingTools place={place} kind={kind} standing={standing} onChanged={() => setRound((now) => now + 1)} />
      <KindSwitch kind={kind} list={list} counts={standing.counts} />
      <RecordList key={`${kind} ${list} ${round}`} place={place} wish={{ kind, list, text }} standing={standing} />
    </Stack>
  );
}
