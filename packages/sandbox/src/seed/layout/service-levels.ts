import { HOUR } from './iso-instant.ts';

/** A priority of an SLA: hours to the first response and to the fix. */
export interface PriorityLevel {
  readonly priorityId: number;
  readonly name: string;
  readonly colour: string;
  readonly responseHours: number;
  readonly fixHours: number;
}

export interface ServiceLevel {
  readonly id: number;
  readonly name: string;
  readonly workday: number;
  readonly priorities: readonly PriorityLevel[];
}

const level = (
  priorityId: number,
  [name, colour]: readonly [string, string],
  [responseHours, fixHours]: readonly [number, number],
): PriorityLevel => ({
  priorityId,
  name,
  colour,
  responseHours,
  fixHours,
});

export const SERVICE_LEVELS: readonly ServiceLevel[] = [
  {
    id: 1,
    name: 'Standard SLA',
    workday: 1,
    priorities: [
      level(1, ['Critical', '#dc2626'], [1, 4]),
      level(2, ['High', '#ea580c'], [2, 8]),
      level(3, ['Medium', '#ca8a04'], [4, 24]),
      level(4, ['Low', '#2563eb'], [8, 40]),
    ],
  },
  {
    id: 2,
    name: 'Monitoring 24x7',
    workday: 2,
    priorities: [
      level(1, ['Critical', '#dc2626'], [0.5, 2]),
      level(2, ['High', '#ea580c'], [1, 4]),
      level(3, ['Medium', '#ca8a04'], [4, 24]),
      level(4, ['Low', '#2563eb'], [8, 72]),
    ],
  },
  {
    id: 3,
    name: 'Requests and changes',
    workday: 1,
    priorities: [
      level(1, ['Urgent', '#ea580c'], [4, 16]),
      level(2, ['Expedited', '#ca8a04'], [8, 24]),
      level(3, ['Normal', '#2563eb'], [8, 56]),
      level(4, ['Planned', '#64748b'], [16, 120]),
    ],
  },
];

/** Ticket types: which SLA and workflow they follow. `use`: ticket, opportunity or project. */
export interface TypeOfTicket {
  readonly id: number;
  readonly name: string;
  readonly use: 'ticket' | 'opportunity' | 'project';
  readonly group: string;
  readonly itil: number;
  readonly sla: number;
  readonly priority: number;
  readonly workflow: number;
  readonly emailTag: string;
}

export const TICKET_TYPES: readonly TypeOfTicket[] = [
  { id: 1, name: 'Incident', use: 'ticket', group: 'Service Desk', itil: 1, sla: 1, priority: 3, workflow: 1, emailTag: '[INC-' },
  {
    id: 2,
    name: 'Change Request',
    use: 'ticket',
    group: 'Service Desk',
    itil: 2,
    sla: 3,
    priority: 4,
    workflow: 2,
    emailTag: '[CHG-',
  },
  {
    id: 3,
    name: 'Service Request',
    use: 'ticket',
    group: 'Service Desk',
    itil: 3,
    sla: 3,
    priority: 3,
    workflow: 1,
    emailTag: '[REQ-',
  },
  { id: 4, name: 'Problem', use: 'ticket', group: 'Service Desk', itil: 4, sla: 1, priority: 3, workflow: 1, emailTag: '[PRB-' },
  { id: 5, name: 'Project', use: 'project', group: 'Projects', itil: 5, sla: 3, priority: 4, workflow: 3, emailTag: '[PRJ-' },
  {
    id: 7,
    name: 'Opportunity',
    use: 'opportunity',
    group: 'Sales',
    itil: 0,
    sla: 3,
    priority: 4,
    workflow: 4,
    emailTag: '[OPP-',
  },
  {
    id: 11,
    name: 'User Change',
    use: 'ticket',
    group: 'Service Desk',
    itil: 3,
    sla: 3,
    priority: 3,
    workflow: 1,
    emailTag: '[USR-',
  },
  { id: 21, name: 'Alert', use: 'ticket', group: 'Monitoring', itil: 1, sla: 2, priority: 3, workflow: 1, emailTag: '[ALT-' },
];

/** Statuses; `type`: 0 open, 1 pending, 2 closed (API.md 3.7, inferred). */
export interface StatusOfTicket {
  readonly id: number;
  readonly name: string;
  readonly short: string;
  readonly type: 0 | 1 | 2;
  readonly colour: string;
  readonly slaAction: 'N' | 'H' | 'R';
}

export const STATUSES: readonly StatusOfTicket[] = [
  { id: 1, name: 'New', short: 'New', type: 0, colour: '#0ea5e9', slaAction: 'N' },
  { id: 2, name: 'In Progress', short: 'WIP', type: 0, colour: '#22c55e', slaAction: 'R' },
  { id: 3, name: 'Action Required', short: 'Action', type: 0, colour: '#ef4444', slaAction: 'R' },
  { id: 4, name: 'With User', short: 'User', type: 1, colour: '#f59e0b', slaAction: 'H' },
  { id: 5, name: 'With Supplier', short: 'Supplier', type: 1, colour: '#a855f7', slaAction: 'H' },
  { id: 6, name: 'Scheduled', short: 'Sched', type: 1, colour: '#6366f1', slaAction: 'H' },
  { id: 8, name: 'Cancelled', short: 'Cancel', type: 2, colour: '#94a3b8', slaAction: 'N' },
  { id: 9, name: 'Closed', short: 'Closed', type: 2, colour: '#475569', slaAction: 'N' },
  { id: 21, name: 'Qualifying', short: 'Qual', type: 0, colour: '#0ea5e9', slaAction: 'N' },
  { id: 22, name: 'Proposal Sent', short: 'Prop', type: 0, colour: '#6366f1', slaAction: 'N' },
  { id: 23, name: 'Won', short: 'Won', type: 2, colour: '#16a34a', slaAction: 'N' },
  { id: 24, name: 'Lost', short: 'Lost', type: 2, colour: '#64748b', slaAction: 'N' },
  { id: 31, name: 'Planning', short: 'Plan', type: 0, colour: '#0ea5e9', slaAction: 'N' },
  { id: 32, name: 'In Delivery', short: 'Deliv', type: 0, colour: '#22c55e', slaAction: 'N' },
  { id: 33, name: 'Completed', short: 'Done', type: 2, colour: '#475569', slaAction: 'N' },
];

/** Hours of an SLA as milliseconds of the clock: the history is not so exact that nights matter. */
export const slaHours = (hours: number): number => hours * HOUR;

/** Unit of the times of a priority as Halo writes it. */
export const PRIORITY_UNITS = 'H';
