import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { action } from '../entities/action.ts';
import { attachment } from '../entities/attachment.ts';
import { category } from '../entities/category.ts';
import { feedback } from '../entities/feedback.ts';
import { outcome } from '../entities/outcome.ts';
import { priority } from '../entities/priority.ts';
import { sla } from '../entities/sla.ts';
import { status } from '../entities/status.ts';
import { team } from '../entities/team.ts';
import { ticket } from '../entities/ticket.ts';
import { ticketType } from '../entities/ticket-type.ts';
import { workflow } from '../entities/workflow.ts';
import { optional, tablesOf, toRead } from './needs.ts';

const reads = [ticket, action, attachment, feedback, ticketType, status, sla, priority, category, outcome, team, workflow];

/** Read tickets. */
export const ticketsRead = defineProductFeature({
  name: 'tickets-read',
  title: 'Read tickets',
  purpose:
    'Mirrors tickets with their actions, attachments and settings, for dashboards, reports and everything that looks at work.',
  writes: false,
  entities: tablesOf(reads),
  needs: [
    ...toRead(reads, 'mandatory', 'no tickets, actions, attachments and ticket settings are read'),
    optional('tick:view-unassigned-tickets', 'Yes', 'tickets that nobody owns are not seen'),
    optional('tick:view-tickets-of-others', 'Yes', 'tickets that other agents own are not seen'),
    optional('restriction:ticket-types', 'Yes', 'tickets of the types that the agent may not use are not seen'),
    optional('agent:default-team', 'No Default Team', 'only tickets of the default team may be seen'),
    optional(
      'membership:departments',
      'View all (Can view all Tickets in all Departments)',
      'tickets of other departments are not seen',
    ),
    optional(
      'membership:teams',
      'every team that a rule may choose',
      'tickets of teams that the agent is not in may not be seen',
    ),
  ],
});
