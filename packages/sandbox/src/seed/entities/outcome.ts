import { fixedRows } from '../define-rows.ts';
import { makeGuid } from '../random/guid.ts';
import { OUTCOME } from '../tickets/action-plan.ts';

interface OutcomeOfAction {
  readonly id: number;
  readonly name: string;
  readonly button: string;
  readonly icon: string;
  readonly newStatus: number;
  readonly hidden: boolean;
  readonly mails: boolean;
}

const outcomeOf = (
  [id, name]: readonly [number, string],
  look: readonly [button: string, icon: string],
  effect: readonly [newStatus: number, hidden: boolean, mails: boolean],
): OutcomeOfAction => ({
  id,
  name,
  button: look[0],
  icon: look[1],
  newStatus: effect[0],
  hidden: effect[1],
  mails: effect[2],
});

export const OUTCOMES: readonly OutcomeOfAction[] = [
  outcomeOf([OUTCOME.logged, 'First User Email'], ['Log', 'plus'], [1, false, false]),
  outcomeOf([OUTCOME.email, 'Email User'], ['Email User', 'envelope'], [0, false, true]),
  outcomeOf([OUTCOME.userUpdate, 'User Update'], ['Update', 'user'], [3, false, false]),
  outcomeOf([OUTCOME.phone, 'Phone Call'], ['Phone Call', 'phone'], [0, false, false]),
  outcomeOf([OUTCOME.remote, 'Remote Session'], ['Remote', 'desktop'], [0, false, false]),
  outcomeOf([OUTCOME.assigned, 'Re-Assign'], ['Re-Assign', 'share'], [0, true, false]),
  outcomeOf([OUTCOME.internalNote, 'Internal Note'], ['Private Note', 'lock'], [0, true, false]),
  outcomeOf([OUTCOME.acknowledged, 'Acknowledged'], ['Acknowledge', 'check'], [1, false, true]),
  outcomeOf([OUTCOME.closed, 'Closed'], ['Close', 'times'], [9, false, true]),
  outcomeOf([OUTCOME.cancelled, 'Cancelled'], ['Cancel', 'ban'], [8, false, false]),
  outcomeOf([OUTCOME.hold, 'Put On Hold'], ['Hold', 'pause'], [4, false, false]),
];

/** Outcomes of actions; 7 is the built-in internal note. */
export const outcome = fixedRows('outcome', (world) =>
  OUTCOMES.map((one, place) => ({
    id: one.id,
    guid: makeGuid(world.seed, 22, one.id),
    outcome: one.name,
    buttonname: one.button,
    labellong: one.name,
    colour: '#3b82f6',
    icon: one.icon,
    sequence: (place + 1) * 10,
    hidden: false,
    systemid: one.id,
    respondtype: 0,
    sendemail: one.mails ? 1 : 0,
    newstatus: one.newStatus,
    hidefromuser: one.hidden,
    mustaddnote: one.id === OUTCOME.closed,
    mustassign: one.id === OUTCOME.assigned,
    chargerate: 0,
    defaultmanhrs: 0,
    workflow_id: 0,
    workflow_name: '',
    emailtemplate_id: 0,
    emailtemplate_name: '',
    child_ticket_type_id: 0,
    isimportant: false,
    isbillingaction: false,
    access_control_level: 0,
    tickettypes: [],
  })),
);
