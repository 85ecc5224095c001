import { defineRight } from '../../engine/xray/define-right.ts';
import type { Right } from '../../engine/xray/right.ts';

const tick = (id: string, label: string, values: readonly string[] = ['No', 'Yes']): Right =>
  defineRight({
    id: `tick:${id}`,
    kind: 'tick',
    label,
    place: 'role-permissions',
    values,
    source: 'PERMISSIONS.md, Tick boxes of the Permissions tab',
  });

/** The boxes below the access levels, in the order of the guides. */
export const ticks: readonly Right[] = [
  tick('add-new-tickets', 'Can add new Tickets'),
  tick('edit-closed-tickets', 'Can edit closed Tickets'),
  tick('edit-tickets-of-others', 'Can edit Tickets which are not assigned to them'),
  tick('view-unassigned-tickets', 'Can view Unassigned Tickets'),
  tick('view-tickets-of-others', 'Can view Tickets that are assigned to other Agents'),
  tick('edit-advanced-ticket-details', 'Can edit Advanced Ticket Details'),
  tick('change-ticket-type', "Can change a Ticket's Ticket Type"),
  tick('reassign-tickets', 'Can Re-assign Tickets'),
  tick('assign-outside-own-teams', 'Can assign to Agents in Teams the Agent is not a member of'),
  tick('update-outside-actions', 'Can always update Ticket Statuses and re-assign Tickets outside of actions'),
  // The middle value is the only one that a guide prints.
  tick('editing-of-actions', 'Editing of Actions', ['none', 'Can Edit Own Actions Only', 'all']),
];
