import { historyOf } from '../layout/history.ts';
import { at } from '../random/draw.ts';
import type { World } from '../world.ts';
import { lifeOfTicket } from './ticket-life.ts';

/** The days whose time entries are kept as timesheets: the last sixty before today, fewer in a very large world. */
export interface WorkWindow {
  /** Days of the history: first, and how many. */
  readonly firstDay: number;
  readonly days: number;
  /** Tickets logged in those days: first, and how many. Each has one time entry, of the first response, on the day it was logged. */
  readonly firstTicket: number;
  readonly tickets: number;
}

export function workWindowOf(world: World): WorkWindow {
  const history = historyOf(world);
  const days = world.tickets > 200_000 ? 21 : 60;
  const firstDay = history.days - 1 - days;
  const firstTicket = at(history.dayStarts, firstDay);
  return { firstDay, days, firstTicket, tickets: at(history.dayStarts, history.days - 1) - firstTicket };
}

let lastDay: { readonly world: World; readonly day: number; readonly byAgent: ReadonlyMap<number, readonly number[]> } | null =
  null;

/** The tickets on which an agent has a time entry of a day of the history; the day asked for last is remembered. */
export function workOf(world: World, day: number, agent: number): readonly number[] {
  if (lastDay === null || lastDay.world !== world || lastDay.day !== day) {
    const history = historyOf(world);
    const byAgent = new Map<number, number[]>();
    for (let ticket = at(history.dayStarts, day); ticket < at(history.dayStarts, day + 1); ticket += 1) {
      const who = lifeOfTicket(world, ticket).agent;
      const list = byAgent.get(who);
      if (list === undefined) byAgent.set(who, [ticket]);
      else list.push(ticket);
    }
    lastDay = { world, day, byAgent };
  }
  return lastDay.byAgent.get(agent) ?? [];
}
