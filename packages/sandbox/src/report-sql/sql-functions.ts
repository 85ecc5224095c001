import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import {
  addToDate,
  countBorders,
  dateInStyle,
  formatDate,
  nameOfPart,
  partOfDate,
  readDate,
  writeDate,
} from './date-arithmetic.ts';

type SqlFunction = (...values: SQLOutputValue[]) => SQLInputValue;

const textOf = (value: SQLOutputValue | undefined): string => (value === null || value === undefined ? '' : String(value));

/** Wraps what works on a date: null where the value is none. */
const onDate =
  (work: (date: Date, others: readonly SQLOutputValue[]) => SQLInputValue): SqlFunction =>
  (value, ...others) => {
    const date = readDate(value);
    return date === null ? null : work(date, others);
  };

function round(value: SQLOutputValue | undefined, digits: SQLOutputValue | undefined): SQLInputValue {
  if (value === null || value === undefined) return null;
  const factor = 10 ** Number(digits ?? 0);
  const amount = Number(value);
  return (Math.sign(amount) * Math.round(Math.abs(amount) * factor + 1e-9)) / factor;
}

/** What CAST and CONVERT ask for: the type in lower case without its length, the length or -1, the style or -1. */
interface Conversion {
  readonly type: string;
  readonly length: number;
  readonly style: number;
}

function convert(value: SQLOutputValue, { type, length, style }: Conversion): SQLInputValue {
  if (value === null) return null;
  if (/char|text/.test(type)) {
    const date = readDate(value);
    const text = date === null || style < 0 ? String(value) : (dateInStyle(date, style) ?? String(value));
    return length < 0 ? text : text.slice(0, length);
  }
  if (type === 'date' || type.startsWith('datetime') || type === 'smalldatetime') {
    const date = readDate(value);
    if (date === null) return null;
    return type === 'date' ? writeDate(date).slice(0, 10) : writeDate(date);
  }
  const amount = Number(value);
  if (Number.isNaN(amount)) return null;
  if (/int$/.test(type)) return Math.trunc(amount);
  if (type === 'bit') return amount === 0 ? 0 : 1;
  return length > 0 ? Number(amount.toFixed(length)) : amount;
}

const functions: Readonly<Record<string, SqlFunction>> = {
  tsql_len: (value) => (value === null ? null : textOf(value).replace(/ +$/, '').length),
  tsql_left: (value, many) => (value === null ? null : textOf(value).slice(0, Math.max(0, Number(many)))),
  tsql_right: (value, many) => (value === null ? null : Number(many) <= 0 ? '' : textOf(value).slice(-Number(many))),
  tsql_charindex: (part, value, from) =>
    textOf(value)
      .toLowerCase()
      .indexOf(textOf(part).toLowerCase(), Math.max(0, Number(from ?? 1) - 1)) + 1,
  tsql_concat: (...values) => values.map(textOf).join(''),
  tsql_reverse: (value) => (value === null ? null : [...textOf(value)].reverse().join('')),
  tsql_round: round,
  tsql_dateadd: (part, amount, value) => {
    const date = readDate(value);
    return date === null || amount === null ? null : writeDate(addToDate(textOf(part), Math.trunc(Number(amount)), date));
  },
  tsql_datediff: (part, from, to) => {
    const [start, end] = [readDate(from), readDate(to)];
    return start === null || end === null ? null : countBorders(textOf(part), start, end);
  },
  tsql_datepart: (part, value) => onDate((date) => partOfDate(textOf(part), date))(value ?? null),
  tsql_datename: (part, value) => onDate((date) => nameOfPart(textOf(part), date))(value ?? null),
  tsql_year: onDate((date) => date.getUTCFullYear()),
  tsql_month: onDate((date) => date.getUTCMonth() + 1),
  tsql_day: onDate((date) => date.getUTCDate()),
  tsql_eomonth: onDate((date) => writeDate(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0))).slice(0, 10)),
  tsql_datefromparts: (year, month, day) =>
    writeDate(new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))).slice(0, 10),
  tsql_format: (value, pattern) => {
    const date = readDate(value);
    return date === null ? textOf(value) : formatDate(date, textOf(pattern));
  },
  tsql_isdate: (value) => (readDate(value) === null ? 0 : 1),
  tsql_isnumeric: (value) => (value === null || textOf(value).trim() === '' || Number.isNaN(Number(value)) ? 0 : 1),
  tsql_convert: (...[value, type, length, style]) =>
    convert(value ?? null, { type: textOf(type), length: Number(length), style: Number(style) }),
};

/** Teaches a database the functions of SQL Server that SQLite lacks; `tick` is called for every row that a query visits. */
export function addFunctions(database: DatabaseSync, now: () => number, tick: () => void): void {
  for (const [name, work] of Object.entries(functions)) database.function(name, { varargs: true, deterministic: true }, work);
  database.function('tsql_now', { varargs: true }, () => writeDate(new Date(now())));
  database.function('tsql_tick', { varargs: true }, () => {
    tick();
    return 1;
  });
}
