import { MINUTE } from '../layout/iso-instant.ts';
import type { World } from '../world.ts';
import { actionsOfTicket } from './action-counts.ts';
import { isFresh, type TicketLife } from './ticket-life.ts';

/** What an action is: its outcome decides the rest. */
export interface ActionPlan {
  readonly outcome: number;
  readonly moment: number;
  /** Quarter hours of work. */
  readonly quarters: number;
  readonly byUser: boolean;
  readonly isPrivate: boolean;
  readonly oldStatus: number;
  readonly newStatus: number;
}

/** Outcomes by id: 7 is the built-in internal note (API.md 3.5). */
export const OUTCOME = {
  logged: 1,
  email: 2,
  userUpdate: 3,
  phone: 4,
  remote: 5,
  assigned: 6,
  internalNote: 7,
  acknowledged: 8,
  closed: 9,
  cancelled: 10,
  hold: 11,
} as const;

const MIDDLE = [OUTCOME.userUpdate, OUTCOME.internalNote, OUTCOME.email, OUTCOME.phone, OUTCOME.remote] as const;

/**
 * The `n`-th action (from 1) of a ticket. The first is the user's, the second the first response with its time, the last the end;
 * those between stand between.
 */
export function planAction(world: World, life: TicketLife, place: { readonly ticket: number; readonly n: number }): ActionPlan {
  const { ticket, n } = place;
  const many = actionsOfTicket(world, ticket);
  if (n === 1)
    return {
      outcome: OUTCOME.logged,
      moment: life.occurred,
      quarters: 0,
      byUser: life.type.id !== 21,
      isPrivate: false,
      oldStatus: 1,
      newStatus: 1,
    };
  if (isFresh(world, ticket)) {
    const isNew = life.status === 1;
    return {
      outcome: isNew ? OUTCOME.acknowledged : OUTCOME.assigned,
      moment: life.lastAction,
      quarters: 0,
      byUser: false,
      isPrivate: !isNew,
      oldStatus: 1,
      newStatus: life.status,
    };
  }
  if (n === many) return lastAction(life);
  if (n === 2)
    return {
      outcome: OUTCOME.email,
      moment: life.responded,
      quarters: life.firstQuarters,
      byUser: false,
      isPrivate: false,
      oldStatus: 1,
      newStatus: 2,
    };
  const outcome = MIDDLE[(ticket + n) % MIDDLE.length] ?? OUTCOME.internalNote;
  const moment = life.responded + Math.floor(((life.lastAction - life.responded) * (n - 2)) / (many - 2) / MINUTE) * MINUTE;
  return {
    outcome,
    moment,
    quarters: 0,
    byUser: outcome === OUTCOME.userUpdate,
    isPrivate: outcome === OUTCOME.internalNote,
    oldStatus: 2,
    newStatus: 2,
  };
}

function lastAction(life: TicketLife): ActionPlan {
  const outcome =
    life.closed < 0
      ? life.status === 2 || life.status === 3
        ? OUTCOME.internalNote
        : OUTCOME.hold
      : life.status === 8
        ? OUTCOME.cancelled
        : OUTCOME.closed;
  return {
    outcome,
    moment: life.lastAction,
    quarters: life.lastQuarters,
    byUser: false,
    isPrivate: outcome === OUTCOME.internalNote,
    oldStatus: 2,
    newStatus: life.status,
  };
}
