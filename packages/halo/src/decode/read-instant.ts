const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const lenient = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const dotNet = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;

/**
 * A point in time of HaloPSA as ISO 8601 in UTC with milliseconds (API.md 2.6). Without an offset it is UTC; any number of digits may
 * stand behind the seconds; a day alone is its midnight.
 * @returns null for none ("" or a sentinel year: before 1970, or 9999 and later); undefined for what is no point in time
 */
export function readInstant(text: string): string | null | undefined {
  // The form that HaloPSA sends, read without taking it apart: 2026-01-05T10:00:00[.fraction][Z]
  const length = text.length;
  if (length >= 19 && text.charCodeAt(10) === 0x54) {
    const last = text.charCodeAt(length - 1);
    const isUtc = last === 0x5a;
    const end = isUtc ? length - 1 : length;
    const fraction = end === 19 ? '' : text.charCodeAt(19) === 0x2e ? text.slice(20, end) : null;
    if (fraction !== null && (fraction === '' ? end === 19 : isDigits(fraction)) && isClockTime(text))
      return fromParts(text, fraction);
  }
  return readLeniently(text.trim());
}

function fromParts(text: string, fraction: string): string | null | undefined {
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  if (isSentinel(year)) return null;
  if (!isDay(year, twoDigits(text, 5), twoDigits(text, 8))) return undefined;
  return `${text.slice(0, 19)}.${fraction === '' ? '000' : fraction.slice(0, 3).padEnd(3, '0')}Z`;
}

function isClockTime(text: string): boolean {
  return (
    text.charCodeAt(4) === 0x2d &&
    text.charCodeAt(7) === 0x2d &&
    text.charCodeAt(13) === 0x3a &&
    text.charCodeAt(16) === 0x3a &&
    twoDigits(text, 0) >= 0 &&
    twoDigits(text, 2) >= 0 &&
    twoDigits(text, 11) >= 0 &&
    twoDigits(text, 11) < 24 &&
    twoDigits(text, 14) >= 0 &&
    twoDigits(text, 14) < 60 &&
    twoDigits(text, 17) >= 0 &&
    twoDigits(text, 17) < 60
  );
}

/** The number that two digits make, or -1 where they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return false;
  }
  return true;
}

function isSentinel(year: number): boolean {
  return year < 1970 || year >= 9999;
}

function isDay(year: number, month: number, day: number): boolean {
  if (day < 1 || day > (daysOfMonth[month - 1] ?? 0)) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

function readLeniently(text: string): string | null | undefined {
  if (text === '') return null;
  const ticks = dotNet.exec(text);
  if (ticks) return ofMilliseconds(Number(ticks[1]));
  const found = lenient.exec(text);
  if (!found) return undefined;
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '', offset = 'Z'] = found;
  if (isSentinel(Number(year))) return null;
  if (!isDay(Number(year), Number(month), Number(day)) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return undefined;
  const offsetMinutes = minutesOf(offset);
  if (offsetMinutes === null) return undefined;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), milliseconds);
  return new Date(utc - offsetMinutes * 60_000).toISOString();
}

function minutesOf(offset: string): number | null {
  if (/^z$/i.test(offset)) return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(':', '') || '0');
  if (hours > 14 || minutes > 59) return null;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function ofMilliseconds(value: number): string | null | undefined {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return undefined;
  return isSentinel(date.getUTCFullYear()) ? null : date.toISOString();
}
