import { Alert, Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { useMay } from '../../../frame/workspace.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { TriangleAlert } from '../../../ui/icons.ts';
import { countOf, streamWords } from '../source-words.ts';
import type { TabProps } from './tab-props.ts';

/** Records that would be gone, were they not so many at once: a person says whether they are. */
export function WithheldNotice({ place, source: { lists, name, connector } }: TabProps) {
  const mayManage = useMay('manage-sources');
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const withheld = lists.flatMap(({ stream, lastPass }) =>
    lastPass && lastPass.withheld > 0 ? [{ stream, count: lastPass.withheld }] : [],
  );
  if (withheld.length === 0) return null;
  const said = withheld.map(({ stream, count }) => `${count.toLocaleString()} ${streamWords[stream].toLowerCase()}`).join(', ');
  const total = withheld.reduce((sum, { count }) => sum + count, 0);
  const canAccept = mayManage && connector !== 'file' && connector !== 'push';
  return (
    <Alert color="yellow" icon={<TriangleAlert size={18} aria-hidden />} title={`${said} are no longer listed`} maw={720}>
      <Text fz="sm">
        Cause: they were deleted in the tool, or a right was taken away, which looks the same. That is more than a fifth of a
        list, so they stay until somebody says so.
      </Text>
      {canAccept ? (
        <Button size="xs" variant="default" mt={8} onClick={() => setAsking(true)}>
          They are gone indeed
        </Button>
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={`Are ${countOf(total, 'record')} gone from ${name}?`}
        verb="They are gone"
        onConfirm={async () => {
          await call('sources.ingest', { params: place, body: { acceptGone: true } });
          await queryClient.invalidateQueries({ queryKey: ['sources', place.workspaceId] });
        }}
      >
        The tool is read once more; what is missing then is called gone: {said}. What comes again is there again.
      </ConfirmDialog>
    </Alert>
  );
}
