import type { Filter } from '../endpoints/endpoint.ts';
import { refuse } from '../http/refusal.ts';
import type { Row } from '../tables/table.ts';
import { numberCondition, rowCondition } from './condition.ts';

/**
 * The kinds of filter that Halo's lists take; each takes the member it looks at.
 *
 * @example
 * filters: { client_id: filter.ids('client_id'), open_only: filter.whenTrue((row) => row['dateclosed'] === null) }
 */
export const filter = {
  /** One id, or several separated by commas (API.md 2.4). */
  ids:
    (member: string): Filter =>
    (value, call, name) => {
      const wanted = new Set(call.query.integers(name) ?? []);
      return numberCondition(`${member} in ${value}`, member, (id) => wanted.has(id));
    },
  /** The text of a member, in any case. */
  text:
    (member: string): Filter =>
    (value) => {
      const wanted = value.toLowerCase();
      return rowCondition(`${member} = ${wanted}`, (row) => String(row[member] ?? '').toLowerCase() === wanted);
    },
  /** A text inside a member, in any case. */
  part:
    (member: string): Filter =>
    (value) => {
      const wanted = value.toLowerCase();
      return rowCondition(`${member} has ${wanted}`, (row) =>
        String(row[member] ?? '')
          .toLowerCase()
          .includes(wanted),
      );
    },
  /** A demand that holds when the flag is true; a false flag demands nothing. */
  whenTrue:
    (isWanted: (row: Row) => boolean): Filter =>
    (_value, call, name) =>
      call.query.flag(name) ? rowCondition(`${name} is true`, isWanted) : null,
  /** As `whenTrue`, over one member as a number. */
  whenTrueOf:
    (member: string, isWanted: (value: number) => boolean): Filter =>
    (_value, call, name) =>
      call.query.flag(name) ? numberCondition(`${name} is true`, member, isWanted) : null,
  /** Dates not before the one given. */
  from:
    (member: string): Filter =>
    (value, call, name) => {
      const start = call.query.instant(name) ?? 0;
      return numberCondition(`${member} from ${value}`, member, (time) => time >= start);
    },
  /** Dates not after the one given; a date without a time means the whole of that day. */
  until:
    (member: string): Filter =>
    (value, call, name) => {
      const end = (call.query.instant(name) ?? 0) + (/^\d{4}-\d{2}-\d{2}$/.test(value.trim()) ? 86_399_999 : 0);
      return numberCondition(`${member} until ${value}`, member, (time) => time <= end);
    },
  /** A parameter that is answered by refusing it. */
  refused:
    (why: string): Filter =>
    () => {
      throw refuse(400, why);
    },
} as const;
