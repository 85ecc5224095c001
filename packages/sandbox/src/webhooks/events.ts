import type { Row } from '../tables/table.ts';

/** Something that happened to a record. */
export interface Happening {
  readonly entity: string;
  readonly kind: 'create' | 'update' | 'delete';
  readonly before: Row | null;
  readonly row: Row;
}

/** An event that a webhook can wait for. Halo publishes no numbers (API.md 3.29): these are this sandbox's own. */
export interface HookEvent {
  readonly eventno: number;
  readonly name: string;
  /** The member of the payload that holds the record. */
  readonly member: string;
  readonly isMet: (happening: Happening) => boolean;
}

const changed = (happening: Happening, member: string) =>
  happening.before !== null && happening.before[member] !== happening.row[member];
const isTicket = ({ entity }: Happening) => entity === 'ticket';

export const hookEvents: readonly HookEvent[] = [
  { eventno: 1, name: 'New Ticket Logged', member: 'ticket', isMet: (it) => isTicket(it) && it.kind === 'create' },
  { eventno: 2, name: 'Ticket Reassigned', member: 'ticket', isMet: (it) => isTicket(it) && changed(it, 'agent_id') },
  { eventno: 3, name: 'Ticket Status Changed', member: 'ticket', isMet: (it) => isTicket(it) && changed(it, 'status_id') },
  { eventno: 4, name: 'Ticket Updated', member: 'ticket', isMet: (it) => isTicket(it) && it.kind === 'update' },
  { eventno: 5, name: 'Ticket Deleted', member: 'ticket', isMet: (it) => isTicket(it) && it.kind === 'delete' },
  { eventno: 6, name: 'New Action', member: 'action', isMet: (it) => it.entity === 'action' && it.kind === 'create' },
  { eventno: 7, name: 'New Asset', member: 'asset', isMet: (it) => it.entity === 'asset' && it.kind === 'create' },
  { eventno: 8, name: 'Asset Updated', member: 'asset', isMet: (it) => it.entity === 'asset' && it.kind === 'update' },
];
