import { membersOfTeam } from '../layout/agent-layout.ts';
import { historyOf, ticketTime } from '../layout/history.ts';
import { DAY, HOUR, MINUTE } from '../layout/iso-instant.ts';
import { type PriorityLevel, SERVICE_LEVELS, TICKET_TYPES, type TypeOfTicket } from '../layout/service-levels.ts';
import { at, below, draw, fraction, redraw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import type { Topic } from '../words/topics.ts';
import type { World } from '../world.ts';
import { priorityOfTicket, topicOfTicket } from './ticket-topic.ts';

/** What became of a ticket. Moments in milliseconds since 1970, `closed` -1 while open. */
export interface TicketLife {
  readonly topic: Topic;
  readonly type: TypeOfTicket;
  readonly level: PriorityLevel;
  readonly occurred: number;
  readonly assigned: number;
  readonly responded: number;
  readonly lastAction: number;
  readonly closed: number;
  readonly status: number;
  /** Index of the agent; 0 is nobody. */
  readonly agent: number;
  /** Quarter hours of the first response and of the end. */
  readonly firstQuarters: number;
  readonly lastQuarters: number;
}

const TYPES = new Map(TICKET_TYPES.map((type) => [type.id, type]));

/** The ticket type of an id that a topic names. */
function typeOf(id: number): TypeOfTicket {
  const type = TYPES.get(id);
  if (type === undefined) throw new RangeError(`There is no ticket type ${id}.`);
  return type;
}

/** Whether a ticket was logged on the last day: those are fresh, nobody has worked on them long. */
export function isFresh(world: World, index: number): boolean {
  const history = historyOf(world);
  return index >= at(history.dayStarts, history.days - 1);
}

/** Whether the user answered the survey: always a ticket that was closed quickly. */
function hasSurvey(index: number): boolean {
  return index % 25 === 7;
}

/** Moves a moment out of nights and weekends, to the next working morning; minutes stay different. */
function toWorkingTime(moment: number): number {
  let day = Math.floor(moment / DAY);
  let rest = moment - day * DAY;
  if (rest > 18 * HOUR) {
    day += 1;
    rest = 8 * HOUR + (rest - 18 * HOUR) / 3;
  } else if (rest < 8 * HOUR) {
    rest = 8 * HOUR + rest / 4;
  }
  const weekday = (day + 4) % 7;
  if (weekday === 6) day += 2;
  else if (weekday === 0) day += 1;
  return Math.floor((day * DAY + rest) / 1000) * 1000;
}

/** How long it takes, in hours: most within the SLA, some beyond, a few forgotten for weeks. */
function hoursToClose(h: number, fixHours: number, survey: boolean): number {
  const u = fraction(h);
  if (survey) return 0.5 + Math.min(fixHours, 20) * 0.6 * u;
  const tail = fraction(redraw(h));
  if (tail < 0.05) return fixHours * (4 + 60 * u);
  return 0.4 + fixHours * 1.25 * u * u;
}

const OPEN_STATUSES = [2, 2, 2, 3, 4, 4, 5, 6] as const;

/** Everything about the ticket at `index` that its row, its actions, its time entries and its survey must agree on. */
export function lifeOfTicket(world: World, index: number): TicketLife {
  const topic = topicOfTicket(world, index);
  const type = typeOf(topic.type);
  const level = at(at(SERVICE_LEVELS, type.sla - 1).priorities, priorityOfTicket(world, index, topic) - 1);
  const occurred = ticketTime(world, index);
  const known = { topic, type, level, occurred };
  return { ...known, ...(isFresh(world, index) ? freshLife(world, index, known) : workedLife(world, index, known)) };
}

type Known = Pick<TicketLife, 'occurred' | 'topic' | 'level' | 'type'>;
type Course = Omit<TicketLife, 'topic' | 'type' | 'level' | 'occurred'>;

function freshLife(world: World, index: number, { occurred, topic }: Known): Course {
  const h = draw(world.seed, STREAM.ticketLife, index);
  const isNew = h % 100 < 45;
  const responded = Math.min(occurred + MINUTE + below(redraw(h), 4) * MINUTE, world.now);
  return {
    assigned: isNew ? -1 : responded,
    responded: isNew ? -1 : responded,
    lastAction: responded,
    closed: -1,
    status: isNew ? 1 : 2,
    agent: isNew ? 0 : agentOf(world, index, topic),
    firstQuarters: 0,
    lastQuarters: 0,
  };
}

function workedLife(world: World, index: number, known: Known): Course {
  const h = draw(world.seed, STREAM.ticketLife, index);
  const { occurred, level } = known;
  const survey = hasSurvey(index);
  const work = draw(world.seed, STREAM.ticketWork, index);
  const dayEnd = (Math.floor(occurred / DAY) + 1) * DAY;
  let firstQuarters = 1 + below(work, 4);
  let wait = Math.floor(fraction(redraw(work)) * level.responseHours * 1.1 * 60) * MINUTE;
  if (occurred + wait + firstQuarters * 15 * MINUTE >= dayEnd) {
    wait = 0;
    firstQuarters = 1;
  }
  const responded = occurred + wait + firstQuarters * 15 * MINUTE;
  const done = Math.max(responded + 10 * MINUTE, toWorkingTime(occurred + hoursToClose(h, level.fixHours, survey) * HOUR));
  const isClosed = done < world.now;
  const course = {
    assigned: occurred + Math.floor(wait / 2),
    responded,
    agent: agentOf(world, index, known.topic),
    firstQuarters,
  };
  if (isClosed) {
    const status = !survey && h % 61 === 0 ? 8 : 9;
    return { ...course, lastAction: done, closed: done, status, lastQuarters: (work >>> 4) % 3 };
  }
  const share = 0.35 + 0.6 * fraction(redraw(h));
  const lastAction = Math.max(responded, Math.floor((occurred + (world.now - occurred) * share) / 1000) * 1000);
  return { ...course, lastAction, closed: -1, status: at(OPEN_STATUSES, h % OPEN_STATUSES.length), lastQuarters: 0 };
}

/** An agent of the topic's team; the service desk steps in for a team without people. */
function agentOf(world: World, index: number, topic: Topic): number {
  let members = membersOfTeam(world, topic.team);
  if (members.length === 0) members = membersOfTeam(world, 1);
  if (members.length === 0) return 0;
  return at(members, below(draw(world.seed, STREAM.ticketWork + 1_000, index), members.length));
}

/** The team that a ticket stands with: the topic's, or the service desk where that team has nobody. */
export function teamOf(world: World, topic: Topic): Topic['team'] {
  return membersOfTeam(world, topic.team).length === 0 ? 1 : topic.team;
}
