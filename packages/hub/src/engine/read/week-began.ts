import { BadFilterError } from '../../foundation/errors/bad-filter.ts';

const dayMs = 86_400_000;

/** The beginning of the Monday before a moment, in a time zone by its IANA name. @throws BadFilterError where there is no such zone */
export function weekBegan(now: Date, zone: string): Date {
  const local = toLocal(now, zone);
  const daysSinceMonday = (new Date(local).getUTCDay() + 6) % 7;
  const monday = Math.floor(local / dayMs) * dayMs - daysSinceMonday * dayMs;
  // Twice: the offset of Monday may be another than that of now, and the first guess stands near enough to ask for it.
  const guess = monday - (local - now.getTime());
  return new Date(monday - (toLocal(new Date(guess), zone) - guess));
}

/** A moment as its wall clock in the zone shows it, in milliseconds as if that were UTC. */
function toLocal(moment: Date, zone: string): number {
  const parts = formatOf(zone).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    const digits = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
    return new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', year: 'numeric', ...digits });
  } catch {
    throw new BadFilterError('zone', 'there is no such time zone; name it like Europe/London');
  }
}
