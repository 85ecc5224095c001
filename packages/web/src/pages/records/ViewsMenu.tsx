import { Button, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Bookmark, Check, ChevronDown, Plus, X } from '../../ui/icons.ts';
import { removeView, type SavedView, type TablePlace, viewsQuery } from './records.queries.ts';
import { SaveView } from './SaveView.tsx';
import { type TableWish, toSearch, withoutWish } from './table-wish.ts';

interface ViewsMenuProps {
  readonly place: TablePlace;
  readonly wish: TableWish;
  readonly columns: readonly string[];
}

/** Saved views of a table: your own and those that are shared. */
export function ViewsMenu({ place, wish, columns }: ViewsMenuProps) {
  const { workspaceId, entity } = place;
  const [search, change] = useUrlState();
  const queryClient = useQueryClient();
  const { data: views = [] } = useQuery(viewsQuery(workspaceId, entity));
  const [isSaving, saving] = useDisclosure(false);
  const [removing, setRemoving] = useState<SavedView | null>(null);
  const here = views.find(({ id }) => String(id) === textOf(search, 'view'));
  const settle = () => queryClient.invalidateQueries({ queryKey: viewsQuery(workspaceId, entity).queryKey });
  const open = (view: SavedView) => change({ ...toSearch(view.question), view: String(view.id) });
  const group = (label: string, members: readonly SavedView[]) =>
    members.length === 0 ? null : (
      <>
        <Menu.Label>{label}</Menu.Label>
        {members.map((view) => (
          <Menu.Item
            key={view.id}
            leftSection={view === here ? <Check size={14} aria-label="Shown" /> : <Bookmark size={14} aria-hidden />}
            onClick={() => open(view)}
          >
            {view.name}
            <Text fz="xs" c="dimmed">
              {[view.isDefault ? 'default' : '', view.isOwn ? (view.isShared ? 'shared' : '') : `by ${view.ownerName}`]
                .filter(Boolean)
                .join(', ')}
            </Text>
          </Menu.Item>
        ))}
      </>
    );
  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            leftSection={<Bookmark size={14} aria-hidden />}
            rightSection={<ChevronDown size={13} aria-hidden />}
          >
            {here?.name ?? 'Views'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {group(
            'Yours',
            views.filter(({ isOwn }) => isOwn),
          )}
          {group(
            'Shared',
            views.filter(({ isOwn }) => !isOwn),
          )}
          {views.length > 0 ? <Menu.Divider /> : null}
          <Menu.Item onClick={() => change({ ...withoutWish, view: 'none' })}>The table as it is by itself</Menu.Item>
          <Menu.Item leftSection={<Plus size={14} aria-hidden />} onClick={saving.open}>
            Save what is shown …
          </Menu.Item>
          {here?.isOwn ? (
            <Menu.Item leftSection={<X size={14} aria-hidden />} onClick={() => setRemoving(here)}>
              Remove “{here.name}” …
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <SaveView
        isOpen={isSaving}
        onClose={saving.close}
        order={{ place, wish, columns }}
        own={here?.isOwn ? here : null}
        onSaved={(view) => {
          void settle();
          open(view);
        }}
      />
      <ConfirmDialog
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        title={`Remove the view ${removing?.name}?`}
        verb="Remove"
        onConfirm={async () => {
          if (removing) await removeView(workspaceId, removing.id);
          await settle();
          change({ view: 'none' });
        }}
      >
        The rows stay. {removing?.isShared ? 'Everybody in this workspace loses the view.' : ''}
      </ConfirmDialog>
    </>
  );
}
