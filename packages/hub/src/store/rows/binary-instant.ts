/** 2000-01-01 as days since 1970-01-01: where PostgreSQL begins to count. */
const epochDay = 10_957;
const dayMs = 86_400_000;

/**
 * Microseconds since 2000, as PostgreSQL keeps a timestamptz; a bigint where a double would lose one. Reads the one form that the
 * decoder gives, `2026-01-05T10:00:00.000Z`, without a Date: a row holds a dozen of them.
 */
export function toMicroseconds(instant: string): number | bigint {
  const milliseconds = instant.length === 24 ? readMilliseconds(instant) : Date.parse(instant) - epochDay * dayMs;
  const micros = milliseconds * 1000;
  return Number.isSafeInteger(micros) ? micros : BigInt(milliseconds) * 1000n;
}

function readMilliseconds(text: string): number {
  const year = two(text, 0) * 100 + two(text, 2);
  const days = daysSince1970(year, two(text, 5), two(text, 8)) - epochDay;
  const seconds = two(text, 11) * 3600 + two(text, 14) * 60 + two(text, 17);
  return days * dayMs + seconds * 1000 + (text.charCodeAt(20) - 0x30) * 100 + two(text, 21);
}

function two(text: string, at: number): number {
  return (text.charCodeAt(at) - 0x30) * 10 + text.charCodeAt(at + 1) - 0x30;
}

/** The Gregorian calendar with years that begin in March, so that the leap day is the last one. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const century = Math.floor(shifted / 100);
  const monthDays = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  return 365 * shifted + Math.floor(shifted / 4) - century + Math.floor(century / 4) + monthDays + day - 719_469;
}
