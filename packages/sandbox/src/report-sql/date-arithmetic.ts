const DAY = 86_400_000;

/** Reads a date as it stands in the tables (`2026-03-04T09:15:00`) or as people write it; null where it is none. Always UTC. */
export function readDate(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z?)?$/.exec(value.trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  const date = new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)),
  );
  return Number.isNaN(date.getTime()) ? null : date;
}

/** As dates stand in the tables: no offset, whole seconds. */
export const writeDate = (date: Date): string => date.toISOString().slice(0, 19);

/** SQL Server's DATEADD; a month's last day stays within the month. */
export function addToDate(part: string, amount: number, date: Date): Date {
  const steps: Readonly<Record<string, number>> = {
    day: DAY,
    dayofyear: DAY,
    weekday: DAY,
    week: 7 * DAY,
    hour: 3_600_000,
    minute: 60_000,
    second: 1_000,
  };
  const step = steps[part];
  if (step !== undefined) return new Date(date.getTime() + amount * step);
  const months = amount * (part === 'year' ? 12 : part === 'quarter' ? 3 : 1);
  const moved = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(date.getUTCDate(), lastDay));
  return new Date(moved.getTime() + (date.getTime() % DAY));
}

/** SQL Server's DATEDIFF: how many borders of that part lie between. Weeks begin on Sunday. */
export function countBorders(part: string, from: Date, to: Date): number {
  const unit: Readonly<Record<string, number>> = {
    day: DAY,
    dayofyear: DAY,
    weekday: DAY,
    hour: 3_600_000,
    minute: 60_000,
    second: 1_000,
  };
  const step = unit[part];
  if (step !== undefined) return Math.floor(to.getTime() / step) - Math.floor(from.getTime() / step);
  if (part === 'week') return Math.floor((to.getTime() / DAY + 4) / 7) - Math.floor((from.getTime() / DAY + 4) / 7);
  const months = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth();
  if (part === 'month') return months(to) - months(from);
  if (part === 'quarter') return Math.floor(months(to) / 3) - Math.floor(months(from) / 3);
  return to.getUTCFullYear() - from.getUTCFullYear();
}

/** SQL Server's DATEPART; Sunday is weekday 1. */
export function partOfDate(part: string, date: Date): number {
  const startOfYear = Date.UTC(date.getUTCFullYear(), 0, 1);
  const dayOfYear = Math.floor((date.getTime() - startOfYear) / DAY) + 1;
  switch (part) {
    case 'year':
      return date.getUTCFullYear();
    case 'quarter':
      return Math.floor(date.getUTCMonth() / 3) + 1;
    case 'month':
      return date.getUTCMonth() + 1;
    case 'day':
      return date.getUTCDate();
    case 'dayofyear':
      return dayOfYear;
    case 'weekday':
      return date.getUTCDay() + 1;
    case 'week':
      return Math.floor((dayOfYear + new Date(startOfYear).getUTCDay() - 1) / 7) + 1;
    case 'hour':
      return date.getUTCHours();
    case 'minute':
      return date.getUTCMinutes();
    default:
      return date.getUTCSeconds();
  }
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** SQL Server's DATENAME. */
export function nameOfPart(part: string, date: Date): string {
  if (part === 'month') return MONTHS[date.getUTCMonth()] ?? '';
  if (part === 'weekday') return DAYS[date.getUTCDay()] ?? '';
  return String(partOfDate(part, date));
}

/** SQL Server's FORMAT of a date, for the letters yyyy yy MMMM MMM MM dd HH mm ss. */
export function formatDate(date: Date, pattern: string): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const month = MONTHS[date.getUTCMonth()] ?? '';
  const parts: Readonly<Record<string, string>> = {
    yyyy: String(date.getUTCFullYear()),
    yy: two(date.getUTCFullYear() % 100),
    MMMM: month,
    MMM: month.slice(0, 3),
    MM: two(date.getUTCMonth() + 1),
    dd: two(date.getUTCDate()),
    HH: two(date.getUTCHours()),
    mm: two(date.getUTCMinutes()),
    ss: two(date.getUTCSeconds()),
  };
  return pattern.replace(/yyyy|yy|MMMM|MMM|MM|dd|HH|mm|ss/g, (letters) => parts[letters] ?? letters);
}

/** The patterns of CONVERT's styles. */
const STYLES: Readonly<Record<number, string>> = {
  0: 'MMM dd yyyy HH:mm',
  23: 'yyyy-MM-dd',
  101: 'MM/dd/yyyy',
  103: 'dd/MM/yyyy',
  104: 'dd.MM.yyyy',
  105: 'dd-MM-yyyy',
  106: 'dd MMM yyyy',
  108: 'HH:mm:ss',
  111: 'yyyy/MM/dd',
  112: 'yyyyMMdd',
  120: 'yyyy-MM-dd HH:mm:ss',
  121: 'yyyy-MM-dd HH:mm:ss',
  126: 'yyyy-MM-ddTHH:mm:ss',
};

/** A date as text in a style of CONVERT, or null where the style is unknown. */
export function dateInStyle(date: Date, style: number): string | null {
  const pattern = STYLES[style];
  return pattern === undefined ? null : formatDate(date, pattern);
}
