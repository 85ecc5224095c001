import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { problemOf } from '../../api/problem-error.ts';
import { NothingYet } from '../../ui/EmptyStates.tsx';
import { Plus, TriangleAlert } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { Section } from '../../ui/Section.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import { FieldMapTable } from './FieldMapTable.tsx';
import { type FieldMapEntry, type FieldMapPlace, fieldMapQuery, type ShownFieldMap } from './field-map.queries.ts';
import { blankEntry } from './field-map-words.ts';

interface LineEditorProps {
  readonly place: FieldMapPlace;
  readonly shown: ShownFieldMap;
  readonly mayChange: boolean;
}

/** The lines. They are changed here and saved together; until then nothing goes by them. */
export function LineEditor({ place, shown, mayChange }: LineEditorProps) {
  const queryClient = useQueryClient();
  const saved = shown.map.entries;
  const [draft, setDraft] = useState<readonly FieldMapEntry[] | null>(null);
  const [opened, setOpened] = useState<number | 'new' | null>(null);
  const entries = draft ?? saved;
  const isChanged = draft !== null && JSON.stringify(draft) !== JSON.stringify(saved);
  const save = useMutation({
    mutationFn: () => call('field-map.set', { params: place, body: { entries: [...entries] } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries(fieldMapQuery(place));
      setDraft(null);
    },
  });
  const problems = save.error ? refusedLines(entries, save.error) : isChanged ? [] : shown.problems;
  const change = (next: readonly FieldMapEntry[]) => {
    save.reset();
    setDraft(next);
  };
  const opening = opened === null ? null : opened === 'new' ? blankEntry : (entries[opened] ?? null);
  return (
    <Section
      title="Field map"
      lead="Which field of a device goes to which field of its asset, and how. What a person edited in HaloPSA is left alone, whatever stands here."
      actions={
        mayChange ? (
          <>
            <Button size="xs" variant="default" onClick={() => change(shown.proposal)}>
              Propose
            </Button>
            <Button size="xs" variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => setOpened('new')}>
              Add line
            </Button>
          </>
        ) : null
      }
    >
      <Stack gap={12}>
        {shown.isSet || isChanged ? null : (
          <Text fz="sm" c="dimmed">
            Nobody has set it yet: these lines are proposed from the names of fields, and hold until others are saved.
          </Text>
        )}
        {entries.length === 0 ? (
          <NothingYet title="No line yet">Without one, assets are made and linked, and no field of them is written.</NothingYet>
        ) : (
          <FieldMapTable
            shown={shown}
            entries={entries}
            problems={problems}
            mayChange={mayChange}
            onChange={setOpened}
            onRemove={(index) => change(entries.filter((_, at) => at !== index))}
          />
        )}
        {save.error ? <ProblemPanel error={save.error} /> : null}
        {mayChange ? (
          <Group gap={12}>
            <Button disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
              Save lines
            </Button>
            {isChanged ? (
              <Button variant="default" onClick={() => change(saved)}>
                Discard
              </Button>
            ) : null}
            <Text span fz="sm" role="status">
              {isChanged ? describeDifference(saved, entries) : save.isSuccess ? 'Saved.' : ''}
            </Text>
          </Group>
        ) : (
          <Alert color="sky" icon={<TriangleAlert size={16} aria-hidden />}>
            It is changed by whoever may decide what belongs together.
          </Alert>
        )}
      </Stack>
      {opening && opened !== null ? (
        <EntryDialog
          shown={shown}
          entry={opening}
          taken={entries.flatMap(({ to }, at) => (at === opened ? [] : [to]))}
          onDone={(entry) => {
            change(opened === 'new' ? [...entries, entry] : entries.map((one, at) => (at === opened ? entry : one)));
            setOpened(null);
          }}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Section>
  );
}

/** The lines that a refusal names, each with its field before it, as the hub tells problems. The panel below has its words. */
function refusedLines(entries: readonly FieldMapEntry[], error: unknown): readonly string[] {
  const { detail = '', issues = [] } = problemOf(error);
  return entries.flatMap(({ to }, index) => {
    const isNamed = detail.includes(`${to}: `) || issues.some(({ path }) => path.includes(`entries.${index}.`));
    return isNamed ? [`${to}: the hub refused it, as told below.`] : [];
  });
}

/** What saving would change, in a sentence. */
function describeDifference(saved: readonly FieldMapEntry[], entries: readonly FieldMapEntry[]): string {
  const before = new Map(saved.map((entry) => [entry.to, JSON.stringify(entry)]));
  const after = new Set(entries.map(({ to }) => to));
  const added = entries.filter(({ to }) => !before.has(to)).length;
  const changed = entries.filter((entry) => before.has(entry.to) && before.get(entry.to) !== JSON.stringify(entry)).length;
  const removed = saved.filter(({ to }) => !after.has(to)).length;
  return `Not saved yet: ${added} added, ${changed} changed, ${removed} removed.`;
}
