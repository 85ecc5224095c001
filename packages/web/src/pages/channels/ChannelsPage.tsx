import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import { MayPage } from '../../frame/MayPage.tsx';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { Plus } from '../../ui/icons.ts';
import { Page } from '../../ui/Page.tsx';
import { AddChannel } from './AddChannel.tsx';
import { ChannelList } from './ChannelList.tsx';
import { Deliveries } from './Deliveries.tsx';

/** Who is told of what goes wrong, by which way, and what was told. The tab is in the address. */
export function ChannelsPage() {
  return (
    <MayPage needs="manage-channels" title="Channels">
      <Channels />
    </MayPage>
  );
}

function Channels() {
  const [search, change] = useUrlState();
  const [isAdding, setAdding] = useState(false);
  const tab = textOf(search, 'tab') ?? 'channels';
  const others = { channel: undefined, state: undefined, of: undefined, cursor: undefined, columns: undefined };
  return (
    <Page
      title="Channels"
      lead="By which way people are told of what goes wrong. Without a channel nobody is told."
      actions={
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          Add a channel
        </Button>
      }
    >
      <Tabs
        value={tab}
        onChange={(next) => change({ ...others, tab: next === 'channels' ? undefined : (next ?? undefined) })}
        keepMounted={false}
      >
        <Tabs.List mb={16}>
          <Tabs.Tab value="channels">Channels</Tabs.Tab>
          <Tabs.Tab value="deliveries">Deliveries</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="channels">
          <ChannelList onAdd={() => setAdding(true)} />
        </Tabs.Panel>
        <Tabs.Panel value="deliveries">
          <Deliveries />
        </Tabs.Panel>
      </Tabs>
      {isAdding ? <AddChannel onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
