import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { addressOfFile } from '../../api/call.ts';
import { readableConnectionsQuery } from '../../definition-views/mirror.queries.ts';
import { AuditDoor } from '../../frame/AuditDoor.tsx';
import { MayPage } from '../../frame/MayPage.tsx';
import { useMay, useWorkspace } from '../../frame/workspace.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { ChangeList } from './ChangeList.tsx';
import { ExportLinks } from './ExportLinks.tsx';
import { PlanActions } from './PlanActions.tsx';
import { PlanHead } from './PlanHead.tsx';
import { readActs } from './plan-acts.ts';
import { type PlanPlace, planQuery } from './plans.queries.ts';

/** One plan: what it would write to HaloPSA and why, what stands against it, and what came of it. */
export function PlanPage() {
  return (
    <MayPage needs="read-data" title="Changes">
      <Plan />
    </MayPage>
  );
}

function Plan() {
  const { id: workspaceId } = useWorkspace();
  const { planId } = useParams({ strict: false });
  const place: PlanPlace = { workspaceId, planId: Number(planId) };
  const { data: plan, error, refetch } = useQuery(planQuery(place));
  const { data: connections = [] } = useQuery(readableConnectionsQuery(workspaceId));
  const mayApprove = useMay('approve');
  const mayExport = useMay('export-data');
  const trail = [
    <RouterLink key="all" to="/w/$workspaceId/plans" params={{ workspaceId: String(workspaceId) }}>
      Changes
    </RouterLink>,
  ];
  if (error)
    return (
      <Page title={`Plan ${planId}`} trail={trail}>
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </Page>
    );
  const connection = connections.find(({ id }) => id === plan?.connectionId)?.name ?? 'HaloPSA';
  const mayDecide = mayApprove && plan?.isWhole === true;
  const fileOf = (format: 'csv' | 'json') => addressOfFile('plans.export', { params: place, query: { format } });
  return (
    <Page
      title={plan ? `Plan ${plan.id}: ${plan.title}` : `Plan ${planId}`}
      trail={trail}
      actions={
        <>
          {mayExport ? <ExportLinks csv={fileOf('csv')} json={fileOf('json')} /> : null}
          <AuditDoor subject={`plan ${planId}`} />
        </>
      }
    >
      {plan ? (
        <Stack gap={16}>
          <PlanHead place={place} plan={plan} connection={connection} />
          {mayDecide ? <PlanActions key={plan.id} place={place} plan={plan} connection={connection} /> : null}
          <ChangeList key={`changes of ${plan.id}`} place={place} plan={plan} mayChoose={mayDecide && readActs(plan).canChoose} />
        </Stack>
      ) : (
        <Skeleton height={240} radius="md" aria-label="The plan is on its way" />
      )}
    </Page>
  );
}
