import { at } from '../random/draw.ts';

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

const TWO = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
const dates = new Map<number, string>();

/** `2026-03-04T` for a day counted from 1970; remembered, because a history has few days and many moments. */
function datePart(day: number): string {
  let text = dates.get(day);
  if (text === undefined) {
    text = new Date(day * DAY).toISOString().slice(0, 11);
    if (dates.size > 20_000) dates.clear();
    dates.set(day, text);
  }
  return text;
}

/** Milliseconds since 1970 as Halo writes an instant: `2026-03-04T09:15:00Z`, whole seconds. */
export function isoInstant(milliseconds: number): string {
  const day = Math.floor(milliseconds / DAY);
  const seconds = Math.floor((milliseconds - day * DAY) / 1000);
  const minutes = (seconds / 60) | 0;
  const hours = (minutes / 60) | 0;
  return `${datePart(day)}${at(TWO, hours)}:${at(TWO, minutes - hours * 60)}:${at(TWO, seconds - minutes * 60)}Z`;
}

/** Midnight (UTC) of that day, as Halo writes a date without a time. */
export function isoDate(milliseconds: number): string {
  return `${datePart(Math.floor(milliseconds / DAY))}00:00:00Z`;
}

/** The first moment of a month `months` after the month of `milliseconds`. */
export function monthStart(milliseconds: number, months: number): number {
  const date = new Date(milliseconds);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
}
