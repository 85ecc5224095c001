import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { useMay } from '../../../frame/workspace.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import type { SourcePlace } from '../sources.queries.ts';
import { ConfirmAbove } from './ConfirmAbove.tsx';
import { HistoryDrawer } from './HistoryDrawer.tsx';
import { MappingFile } from './MappingFile.tsx';
import { MappingSettingsDrawer } from './MappingSettingsDrawer.tsx';
import { type MappingKind, type MappingStanding, mappingKey } from './mapping.queries.ts';
import { sayOutcome } from './say-outcome.ts';

interface MappingToolsProps {
  readonly place: SourcePlace;
  readonly kind: MappingKind;
  readonly standing: MappingStanding;
  /** Told when something may have been changed. */
  readonly onChanged: () => void;
}

/** What concerns the mapping as a whole: many at once, look again, what was done, how it is matched, as a file. */
export function MappingTools({ place, kind, standing, onChanged }: MappingToolsProps) {
  const mayMap = useMay('manage-mapping');
  const mayExport = useMay('export-data');
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<'above' | 'history' | 'settings' | 'file' | null>(null);
  const [told, setTold] = useState('');
  const refresh = useMutation({
    mutationFn: () => call('mapping.refresh', { params: place }),
    onSuccess: () => {
      setTold('Both sides are being looked at again.');
      return queryClient.invalidateQueries({ queryKey: mappingKey(place) });
    },
  });
  const close = () => {
    setOpen(null);
    onChanged();
  };
  const suggested = standing.counts[kind].suggested ?? 0;
  return (
    <div>
      <Group gap={8}>
        {mayMap ? (
          <>
            <Button size="xs" disabled={suggested === 0} onClick={() => setOpen('above')}>
              Link all above a score …
            </Button>
            <Button size="xs" variant="default" loading={refresh.isPending} onClick={() => refresh.mutate()}>
              Look again
            </Button>
          </>
        ) : null}
        <Button size="xs" variant="default" onClick={() => setOpen('history')}>
          What was done
        </Button>
        <Button size="xs" variant="default" onClick={() => setOpen('settings')}>
          How it is matched
        </Button>
        {mayMap || mayExport ? (
          <Button size="xs" variant="default" onClick={() => setOpen('file')}>
            As a file
          </Button>
        ) : null}
        <Text fz="sm" role="status">
          {told}
        </Text>
      </Group>
      {refresh.error ? <ProblemPanel error={refresh.error} /> : null}
      {open === 'above' ? (
        <ConfirmAbove place={place} kind={kind} onClose={close} onDone={(outcome) => setTold(sayOutcome(outcome))} />
      ) : null}
      {open === 'history' ? <HistoryDrawer place={place} mayUndo={mayMap} onClose={close} /> : null}
      {open === 'settings' ? <MappingSettingsDrawer place={place} mayMap={mayMap} onClose={close} /> : null}
      {open === 'file' ? <MappingFile place={place} mayMap={mayMap} mayExport={mayExport} onClose={close} /> : null}
    </div>
  );
}
