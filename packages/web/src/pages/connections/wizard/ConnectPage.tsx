import { Alert, Stepper } from '@mantine/core';
import { textOf, useUrlState } from '../../../frame/url-state.ts';
import { useMay, useSession, useWorkspace } from '../../../frame/workspace.ts';
import { NoPermission } from '../../../ui/EmptyStates.tsx';
import { Page } from '../../../ui/Page.tsx';
import { RouterLink } from '../../../ui/RouterLink.tsx';
import { AccessStep } from './AccessStep.tsx';
import { DataStep } from './DataStep.tsx';
import { FirstSyncStep } from './FirstSyncStep.tsx';
import { RightsStep } from './RightsStep.tsx';
import { TestStep } from './TestStep.tsx';

const steps = ['test', 'rights', 'data', 'access', 'sync'] as const;
type Step = (typeof steps)[number];

/**
 * Connects a HaloPSA: where it is and with what, the test, what it permits, what is read and how often, who may see it, the first sync. From the moment that
 * it is saved the address names the connection, so that whoever comes back later goes on where they were.
 */
export function ConnectPage() {
  const { id: workspaceId } = useWorkspace();
  const mayManage = useMay('manage-connections');
  const [search, change] = useUrlState();
  const connectionId = Number(textOf(search, 'connection')) || null;
  const step = connectionId === null ? 'test' : (steps.find((one) => one === textOf(search, 'step')) ?? 'rights');
  const goTo = (next: Step, id = connectionId) => change({ step: next, connection: id === null ? undefined : String(id) });
  const trail = [
    <RouterLink key="all" to="/w/$workspaceId/connections" params={{ workspaceId: String(workspaceId) }}>
      Connections
    </RouterLink>,
  ];
  if (!mayManage)
    return (
      <Page title="Connect a HaloPSA" trail={trail}>
        <NoPermission
          needs="Connect HaloPSA, change, check and remove connections"
          grantedBy="an owner or admin of this workspace"
        />
      </Page>
    );
  const place = { workspaceId, connectionId: connectionId ?? 0 };
  return (
    <Page
      title="Connect a HaloPSA"
      trail={trail}
      lead="Nothing is written to HaloPSA until a feature that writes is switched on."
    >
      {step === 'test' ? <DemoEnds workspaceId={workspaceId} /> : null}
      <Stepper
        active={steps.indexOf(step)}
        onStepClick={(index) => {
          const next = steps[index];
          if (next && connectionId !== null && next !== 'test') goTo(next);
        }}
        allowNextStepsSelect={connectionId !== null}
        size="sm"
        maw={860}
      >
        <Stepper.Step label="Address and test" allowStepSelect={false}>
          <TestStep workspaceId={workspaceId} onSaved={(id) => goTo('rights', id)} />
        </Stepper.Step>
        <Stepper.Step label="Permissions" allowStepSelect={connectionId !== null}>
          <RightsStep place={place} onDone={() => goTo('data')} />
        </Stepper.Step>
        <Stepper.Step label="Data and cadence" allowStepSelect={connectionId !== null}>
          <DataStep place={place} onDone={() => goTo('access')} />
        </Stepper.Step>
        <Stepper.Step label="Who may see it" allowStepSelect={connectionId !== null}>
          <AccessStep place={place} onDone={() => goTo('sync')} />
        </Stepper.Step>
        <Stepper.Step label="First sync" allowStepSelect={connectionId !== null}>
          <FirstSyncStep place={place} />
        </Stepper.Step>
      </Stepper>
    </Page>
  );
}

/** Told to the owner of the demonstration before they end it. */
function DemoEnds({ workspaceId }: { readonly workspaceId: number }) {
  const { person } = useSession();
  if (person?.isDemo !== true) return null;
  return (
    <Alert color="sun" title="The demonstration ends with the first real connection" maw={720} mb={16}>
      Its connection, its data and the account you are signed in with go. Make an account of your own first: invite yourself as an
      owner under{' '}
      <RouterLink to="/w/$workspaceId/admin/people" params={{ workspaceId: String(workspaceId) }}>
        People
      </RouterLink>
      , or use <code>npx sundog owner-link</code> in the terminal afterwards.
    </Alert>
  );
}
