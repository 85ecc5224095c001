import { defineRight } from '../../engine/xray/define-right.ts';
import type { Right } from '../../engine/xray/right.ts';

const source = 'PERMISSIONS.md, Agent settings, Departments & Teams';

/** Where the agent belongs. What it belongs to decides which tickets it sees and which teams it may choose (API.md 1.6). */
export const memberships: readonly Right[] = [
  defineRight({
    id: 'membership:departments',
    kind: 'membership',
    label: 'Membership level to all Departments',
    place: 'agent-departments',
    values: ['less', 'View all (Can view all Tickets in all Departments)'],
    source,
  }),
  defineRight({
    id: 'membership:teams',
    kind: 'membership',
    label: 'Teams > + Add',
    place: 'agent-departments',
    values: ['fewer', 'every team that a rule may choose'],
    source,
    orElse: { right: 'scope:all:teams', value: 'Yes' },
  }),
];
