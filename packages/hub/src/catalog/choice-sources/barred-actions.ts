import type { ChoiceCure, ChoiceReading } from '../../engine/xray/choice-source.ts';
import { refusalOf } from '../../engine/xray/open-sight.ts';
import type { Sight } from '../../engine/xray/right-source.ts';
import { memberOf, numberOf, rowsOf, textOf } from '../right-sources/members.ts';
import { screens } from '../rights/screens.ts';
import { inferredScreens } from './inferred-screens.ts';

type Finding = Pick<ChoiceReading, 'barred' | 'notTested'>;

const nothing: Finding = { barred: [], notTested: [] };

/** Actions that the workflow of a ticket type names and that Halo does not show this agent (API.md 3.5: workflow, steps, outcomes). */
export async function findBarredActions(sight: Sight, type: unknown): Promise<Finding> {
  const workflowId = numberOf('RequestType', type, 'workflow_id');
  if (memberOf('RequestType', type, 'allowall_actions') === false)
    return { ...nothing, notTested: ['Actions: the type allows some only; which, no document explains.'] };
  if (workflowId === null || workflowId <= 0) return nothing;
  const reply = await sight.get(`Workflow/${workflowId}`, { includedetails: 'true' });
  if (!reply.ok) return { ...nothing, notTested: [`Actions: ${refusalOf(`Workflow/${workflowId}`, reply)}`] };
  const outcomes = await sight.list('Outcome', { showhidden: 'true', showsystemactions: 'true' });
  if (!outcomes.ok) return { ...nothing, notTested: [`Actions: ${outcomes.why}`] };
  const shown = new Set(outcomes.answer.rows.map((row) => numberOf('TOutcome', row, 'id')));
  const actions = (rowsOf('FlowHeader', reply.json, 'steps') ?? []).flatMap(
    (step) => rowsOf('FlowDetail', step, 'actions') ?? [],
  );
  const hidden = actions.filter((action) => {
    const id = numberOf('FlowSubDetail', action, 'action_id');
    return id !== null && id > 0 && !shown.has(id);
  });
  const names = [...new Set(hidden.map((action) => textOf('FlowSubDetail', action, 'action_name') ?? 'one without a name'))];
  if (names.length === 0) return nothing;
  const evidence = 'The workflow of the ticket type has them, and Halo does not show them to this agent.';
  const cures: readonly ChoiceCure[] = [
    { screen: inferredScreens.actions, label: 'Access Control', value: 'the role made for the integration', isInferred: true },
    { screen: screens.agentDetails, label: 'Roles', value: 'a role that may use them' },
  ];
  return { barred: [{ things: 'actions', names, evidence, cures }], notTested: [] };
}
