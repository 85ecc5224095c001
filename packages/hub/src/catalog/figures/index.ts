import type { FigureDefinition } from '../../engine/read/figure-definition.ts';
import { assetsUnseen } from './assets-unseen.ts';
import { breachedTickets } from './breached-tickets.ts';
import { closedThisWeek } from './closed-this-week.ts';
import { contractsEnding } from './contracts-ending.ts';
import { createdThisWeek } from './created-this-week.ts';
import { invoicesOverdue } from './invoices-overdue.ts';
import { oldestTicket } from './oldest-ticket.ts';
import { openTickets } from './open-tickets.ts';
import { quotesWaiting } from './quotes-waiting.ts';
import { unassignedTickets } from './unassigned-tickets.ts';
import { waitingOnUs } from './waiting-on-us.ts';

/** The figures of the overview that count rows, in their order on the board. */
export const figures: readonly FigureDefinition[] = [
  openTickets,
  breachedTickets,
  unassignedTickets,
  waitingOnUs,
  createdThisWeek,
  closedThisWeek,
  oldestTicket,
  quotesWaiting,
  invoicesOverdue,
  contractsEnding,
  assetsUnseen,
];
