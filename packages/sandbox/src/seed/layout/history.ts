import { at, draw, fraction } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import type { World } from '../world.ts';
import { DAY, HOUR } from './iso-instant.ts';
import { partOf, spread } from './spread.ts';

/** Days that a world's history goes back. */
const HISTORY_DAYS = 730;

/** When tickets were logged: positions of tickets by day, the last day being today. */
export interface History {
  /** Midnight of the first day. */
  readonly start: number;
  readonly days: number;
  readonly dayStarts: Int32Array;
}

const WEEKDAY_WEIGHTS = [0.08, 1.35, 1.1, 1.02, 1, 0.88, 0.1] as const;
const MONTH_WEIGHTS = [1.08, 1, 1.02, 0.97, 0.98, 1, 0.9, 0.82, 1.12, 1.06, 1.04, 0.8] as const;

const memo = new WeakMap<World, History>();

export function historyOf(world: World): History {
  const known = memo.get(world);
  if (known !== undefined) return known;
  const today = Math.floor(world.now / DAY);
  const first = today - HISTORY_DAYS;
  const weights = Float64Array.from({ length: HISTORY_DAYS + 1 }, (_, n) => {
    const date = new Date((first + n) * DAY);
    const noise = 0.75 + 0.5 * fraction(draw(world.seed, STREAM.ticketDay, n));
    const growth = 0.75 + 0.5 * (n / HISTORY_DAYS);
    const season = at(MONTH_WEIGHTS, date.getUTCMonth()) * at(WEEKDAY_WEIGHTS, date.getUTCDay());
    return noise * growth * season * (n === HISTORY_DAYS ? 0.3 : 1);
  });
  const history = { start: first * DAY, days: HISTORY_DAYS + 1, dayStarts: spread(world.tickets, weights) };
  memo.set(world, history);
  return history;
}

/** Which share of a day's tickets has come by which hour. */
const HOURS = [0, 6.5, 8, 9, 10, 11.5, 13, 14.5, 16.5, 17.75, 20, 23.5] as const;
const SHARES = [0, 0.015, 0.06, 0.19, 0.37, 0.55, 0.65, 0.78, 0.93, 0.97, 0.99, 1] as const;

function hourOf(share: number): number {
  let i = 1;
  while (i < SHARES.length - 1 && at(SHARES, i) < share) i += 1;
  const low = at(SHARES, i - 1);
  const part = (share - low) / (at(SHARES, i) - low);
  return at(HOURS, i - 1) + part * (at(HOURS, i) - at(HOURS, i - 1));
}

/** When the ticket at `index` was logged; never decreasing in `index`, whole seconds, never after `world.now`. */
export function ticketTime(world: World, index: number): number {
  const history = historyOf(world);
  const day = partOf(history.dayStarts, index);
  const first = at(history.dayStarts, day);
  const many = at(history.dayStarts, day + 1) - first;
  const luck = fraction(draw(world.seed, STREAM.ticketMinute, index));
  const share = (index - first + luck) / many;
  const midnight = history.start + day * DAY;
  if (day === history.days - 1) return midnight + Math.floor((share * (world.now - midnight - HOUR / 6)) / 1000) * 1000;
  return midnight + Math.floor(hourOf(share) * 3600) * 1000;
}

/** Part of all clients that already was a client when the history began; the others joined since, in the order of their ids. */
const FOUNDING_SHARE = 0.7;

/** When a client joined. */
export function clientSince(world: World, client: number): number {
  const history = historyOf(world);
  const founding = Math.floor(world.clients * FOUNDING_SHARE);
  if (client < founding) return history.start - Math.round(((founding - client) / founding) * 2_400) * DAY + 9 * HOUR;
  const share = (client - founding) / Math.max(1, world.clients - founding);
  return history.start + Math.floor(share * (HISTORY_DAYS - 60)) * DAY + 9 * HOUR;
}

/** How many clients there were at a moment: the indexes below this number. */
export function clientsAt(world: World, moment: number): number {
  const founding = Math.floor(world.clients * FOUNDING_SHARE);
  const share = (moment - historyOf(world).start - 9 * HOUR) / ((HISTORY_DAYS - 60) * DAY);
  if (share <= 0) return Math.max(1, founding);
  return Math.min(world.clients, founding + Math.floor(share * Math.max(1, world.clients - founding)));
}
