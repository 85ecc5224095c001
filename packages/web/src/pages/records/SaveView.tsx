import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { type SavedView, saveView, type TablePlace, type ViewDraft } from './records.queries.ts';
import type { TableWish } from './table-wish.ts';

interface SaveViewProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly order: { readonly place: TablePlace; readonly wish: TableWish; readonly columns: readonly string[] };
  /** The view that is shown, where it is one's own and can be saved anew. */
  readonly own: SavedView | null;
  readonly onSaved: (view: SavedView) => void;
}

/** Keeps filters, search, order and columns under a name. */
export function SaveView({ isOpen, onClose, ...rest }: SaveViewProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Save this view">
      <Form onClose={onClose} {...rest} />
    </Modal>
  );
}

function Form({ onClose, order: { place, wish, columns }, own, onSaved }: Omit<SaveViewProps, 'isOpen'>) {
  const [draft, setDraft] = useState<ViewDraft>({
    name: own?.name ?? '',
    isShared: own?.isShared ?? false,
    isDefault: own?.isDefault ?? false,
  });
  const save = useMutation({
    mutationFn: (id: number | null) => saveView(place, { id, draft, wish, columns }),
    onSuccess: (view) => {
      onSaved(view);
      onClose();
    },
  });
  const isNameless = draft.name.trim() === '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(own?.id ?? null);
      }}
    >
      <Stack gap={12}>
        <TextInput
          label="Name"
          required
          maxLength={80}
          data-autofocus
          value={draft.name}
          onChange={({ currentTarget }) => setDraft({ ...draft, name: currentTarget.value })}
        />
        <Checkbox
          label="Show it to everybody in this workspace"
          description="They see the rows that they may see; the view only chooses among them."
          checked={draft.isShared}
          onChange={({ currentTarget }) => setDraft({ ...draft, isShared: currentTarget.checked })}
        />
        <Checkbox
          label="Open the table with it"
          description="For you; where it is shared, for all who have no such view of their own."
          checked={draft.isDefault}
          onChange={({ currentTarget }) => setDraft({ ...draft, isDefault: currentTarget.checked })}
        />
        {save.error ? <ProblemPanel error={save.error} /> : null}
        <Group justify="end" gap={8}>
          {own ? (
            <Button variant="default" disabled={isNameless} onClick={() => save.mutate(null)}>
              Save as a new one
            </Button>
          ) : null}
          <Button type="submit" loading={save.isPending} disabled={isNameless}>
            {own ? `Change “${own.name}”` : 'Save'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
