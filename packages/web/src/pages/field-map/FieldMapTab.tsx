import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMay, useWorkspace } from '../../frame/workspace.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { fieldMapQuery } from './field-map.queries.ts';
import { HeldFields } from './HeldFields.tsx';
import { LineEditor } from './LineEditor.tsx';
import { PlanNow } from './PlanNow.tsx';
import { PlanningForm } from './PlanningForm.tsx';

/** Everything about the fields of a source: the plan that comes of them, the lines, what plans may do, and what people hold. */
export function FieldMapTab({ sourceId }: { readonly sourceId: number }) {
  const { id: workspaceId } = useWorkspace();
  const mayChange = useMay('manage-mapping');
  const place = { workspaceId, sourceId };
  const { data, error, refetch, dataUpdatedAt } = useQuery(fieldMapQuery(place));
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={260} radius="md" role="status" aria-label="The field map is on its way" />;
  return (
    <Stack gap={16}>
      <PlanNow place={place} shown={data} mayPlan={mayChange} />
      <LineEditor place={place} shown={data} mayChange={mayChange} />
      <PlanningForm key={dataUpdatedAt} place={place} shown={data} mayChange={mayChange} />
      <HeldFields place={place} shown={data} mayRelease={mayChange} />
    </Stack>
  );
}
