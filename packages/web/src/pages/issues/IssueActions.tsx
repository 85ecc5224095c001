import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { RotateCw, Undo2, X } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import type { Issue } from './issues.queries.ts';

interface IssueActionsProps {
  readonly ids: readonly number[];
  readonly state: Issue['state'];
  readonly onDone: () => void;
  /** Told how a retry ended. */
  readonly onTold: (text: string) => void;
}

/** Retry, dismiss, and bring back. Retrying asks HaloPSA again; what is read well leaves the list. */
export function IssueActions({ ids, state, onDone, onTold }: IssueActionsProps) {
  const { id: workspaceId } = useWorkspace();
  const queryClient = useQueryClient();
  const [isDismissing, setDismissing] = useState(false);
  const settle = () => queryClient.invalidateQueries({ queryKey: ['issues', workspaceId] });
  const retry = useMutation({
    mutationFn: () => call('issues.retry', { params: { workspaceId }, body: { ids } }),
    onSuccess: (answer) => {
      onTold(describe(answer));
      onDone();
      return settle();
    },
  });
  const reopen = useMutation({
    mutationFn: () => call('issues.reopen', { params: { workspaceId }, body: { ids } }),
    onSuccess: () => {
      onDone();
      return settle();
    },
  });
  const failure = retry.error ?? reopen.error;
  return (
    <Stack gap={8}>
      <Group gap={8}>
        {state === 'dismissed' ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<Undo2 size={13} aria-hidden />}
            loading={reopen.isPending}
            onClick={() => reopen.mutate()}
          >
            Put back
          </Button>
        ) : (
          <>
            <Button
              size="xs"
              leftSection={<RotateCw size={13} aria-hidden />}
              loading={retry.isPending}
              onClick={() => retry.mutate()}
            >
              Retry
            </Button>
            <Button size="xs" variant="default" leftSection={<X size={13} aria-hidden />} onClick={() => setDismissing(true)}>
              Dismiss
            </Button>
          </>
        )}
      </Group>
      {failure ? <ProblemPanel error={failure} /> : null}
      <Modal
        opened={isDismissing}
        onClose={() => setDismissing(false)}
        title={`Dismiss ${ids.length === 1 ? 'this one' : `these ${ids.length}`}?`}
      >
        <DismissForm
          ids={ids}
          onDone={() => {
            setDismissing(false);
            onDone();
            void settle();
          }}
        />
      </Modal>
    </Stack>
  );
}

function DismissForm({ ids, onDone }: { readonly ids: readonly number[]; readonly onDone: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const [why, setWhy] = useState('');
  const dismiss = useMutation({
    mutationFn: () => call('issues.dismiss', { params: { workspaceId }, body: { ids, why } }),
    onSuccess: onDone,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        dismiss.mutate();
      }}
    >
      <Stack gap={12}>
        <Text fz="sm">They leave the list until their text or their reason changes. They can be put back at any time.</Text>
        <TextInput
          label="Why"
          description="For whoever looks next."
          required
          maxLength={500}
          value={why}
          onChange={({ currentTarget }) => setWhy(currentTarget.value)}
          data-autofocus
        />
        {dismiss.error ? <ProblemPanel error={dismiss.error} /> : null}
        <Group justify="end">
          <Button type="submit" loading={dismiss.isPending} disabled={why.trim() === ''}>
            Dismiss
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function describe({ issues, requests }: CallAnswer<'issues.retry'>): string {
  const cleared = issues.filter(({ outcome }) => outcome === 'cleared').length;
  return `${cleared} of ${issues.length} cleared, with ${requests} requests.`;
}
