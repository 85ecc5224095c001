import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { action } from '../entities/action.ts';
import { outcome } from '../entities/outcome.ts';
import { status } from '../entities/status.ts';
import { team } from '../entities/team.ts';
import { ticket } from '../entities/ticket.ts';
import { ticketType } from '../entities/ticket-type.ts';
import { mandatory, optional, tablesOf } from './needs.ts';

/** Write tickets: alerts and findings become tickets and actions. */
export const ticketsWrite = defineProductFeature({
  name: 'tickets-write',
  title: 'Write tickets',
  purpose: 'Makes tickets from alerts and findings, adds actions to them and closes them again.',
  writes: true,
  entities: tablesOf([ticket, action, ticketType, status, team, outcome]),
  needs: [
    mandatory('scope:edit:tickets', 'Yes', 'no ticket is made or updated'),
    mandatory('level:tickets', 'Read and Modify', 'no ticket is made or updated'),
    mandatory('tick:add-new-tickets', 'Yes', 'no ticket is made'),
    optional('tick:edit-closed-tickets', 'Yes', 'an alert that comes back cannot reopen its ticket'),
    optional('tick:edit-tickets-of-others', 'Yes', 'a ticket that a person took is not updated and not closed'),
    optional('tick:view-unassigned-tickets', 'Yes', 'the open ticket of an alert is not found while nobody owns it'),
    optional('tick:view-tickets-of-others', 'Yes', 'the open ticket of an alert is not found once a person owns it'),
    optional('restriction:ticket-types', 'Yes', 'rules cannot use the ticket types that the agent may not use'),
    optional('membership:teams', 'every team that a rule may choose', 'rules cannot choose a team that the agent is not in'),
  ],
});
