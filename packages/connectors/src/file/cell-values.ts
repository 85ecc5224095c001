import { RowProblem } from '../kit/rows/row-problem.ts';
import type { DateFormat, ImportProfile } from './import-profile.ts';
import type { Cell } from './table-row.ts';

/** A cell as text; null where it is empty. */
export function cellText(cell: Cell | undefined): string | null {
  if (cell === undefined || cell === '') return null;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString();
  const text = String(cell).trim();
  return text === '' ? null : text;
}

/**
 * A cell as a number, by the decimal sign of the profile; the other sign, a blank or an apostrophe may part the thousands.
 * @throws RowProblem where it is neither empty nor a number
 */
export function cellNumber(cell: Cell | undefined, { hasDecimalComma }: Pick<ImportProfile, 'hasDecimalComma'>): number | null {
  if (typeof cell === 'number') return cell;
  const text = cellText(cell);
  if (text === null) return null;
  const bare = text.replace(/[\s'\u00a0\u202f]/g, '');
  const whole = hasDecimalComma
    ? /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$|^[+-]?\d+(,\d+)?$/
    : /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$|^[+-]?\d+(\.\d+)?$/;
  if (!whole.test(bare)) throw new RowProblem('a number is expected, and the cell holds something else');
  return Number(hasDecimalComma ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', ''));
}

const orders: Readonly<Record<DateFormat, readonly [number, number, number]>> = {
  ymd: [0, 1, 2],
  dmy: [2, 1, 0],
  mdy: [2, 0, 1],
};

/**
 * A cell as an instant in UTC, by the order of day, month and year of the profile; a time of day may follow, and what is ISO 8601 is always
 * understood. Texts such as "lifetime" or "n/a" are nothing.
 * @throws RowProblem where there are digits that are no date
 */
export function cellInstant(cell: Cell | undefined, { dateFormat }: Pick<ImportProfile, 'dateFormat'>): Date | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell;
  const text = cellText(cell);
  if (text === null || !/\d/.test(text)) return null;
  const match =
    /^(\d{1,4})[-./ ](\d{1,2})[-./ ](\d{1,4})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]m)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      text,
    );
  if (match === null) throw new RowProblem('a date is expected, and the cell holds something else');
  const parts = match.slice(1, 4).map(Number);
  const order = (match[1] ?? '').length === 4 ? orders.ymd : orders[dateFormat];
  const [year = 0, month = 0, day = 0] = order.map((place) => parts[place] ?? 0);
  const fullYear = year < 100 ? 2000 + year : year;
  const date = new Date(Date.UTC(fullYear, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    throw new RowProblem('a date is expected in the order that the profile names, and there is no such day');
  return new Date(date.getTime() + msOfDay(match) - offsetMs(match[8]));
}

function msOfDay([, , , , hours = '0', minutes = '0', seconds = '0', half = '']: RegExpExecArray): number {
  const isAfternoon = half.toLowerCase() === 'pm';
  const hour = half === '' ? Number(hours) : (Number(hours) % 12) + (isAfternoon ? 12 : 0);
  return ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}

function offsetMs(offset: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(offset ?? '');
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}
