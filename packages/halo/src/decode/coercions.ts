import type { FieldKind } from '../fields/field.ts';
import type { FieldProblem } from './field-note.ts';
import { readDecimal } from './read-decimal.ts';
import { readInstant } from './read-instant.ts';

/** What a coercion says about a value besides its result. */
export interface Remarks {
  /** Notes something odd. */
  note(problem: FieldProblem): void;
  /** The value exactly as it stands in the text of the row; for numbers of more digits than a double keeps. */
  source(): string | null;
}

/** Turns a value that is neither null nor absent into one of its kind, or null. The table of TRUST F27. */
export type Coercion = (value: unknown, remarks: Remarks) => number | string | boolean | unknown[] | object | null;

const lookLikeWholeNumber = /^[+-]?\d+(?:\.0+)?$/;
const uuid = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

function toInteger(value: unknown, remarks: Remarks): number | null {
  if (typeof value === 'number') return wholeNumber(value, remarks);
  if (typeof value === 'string') {
    const text = value.trim();
    if (text === '') return null;
    if (!lookLikeWholeNumber.test(text)) return refuse(remarks, 'not a whole number');
    const whole = wholeNumber(Number(text), remarks);
    if (whole !== null) remarks.note('came as text');
    return whole;
  }
  if (typeof value === 'boolean') {
    remarks.note('came as boolean');
    return value ? 1 : 0;
  }
  return refuse(remarks, structureOf(value));
}

function wholeNumber(value: number, remarks: Remarks): number | null {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value; // -0 is 0
  return refuse(remarks, Number.isInteger(value) || !Number.isFinite(value) ? 'too large' : 'not a whole number');
}

function toDecimal(value: unknown, remarks: Remarks): string | null {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return refuse(remarks, 'too large');
    return readDecimal(remarks.source() ?? String(value)) ?? refuse(remarks, 'too large');
  }
  if (typeof value === 'string') {
    const text = value.trim();
    if (text === '') return null;
    const decimal = readDecimal(text);
    if (decimal === null) return refuse(remarks, 'not a number');
    remarks.note('came as text');
    return decimal;
  }
  return refuse(remarks, typeof value === 'boolean' ? 'not a number' : structureOf(value));
}

function toText(value: unknown, remarks: Remarks): string | null {
  if (typeof value === 'string') {
    if (!value.includes('\u0000') && value.isWellFormed()) return value;
    remarks.note('held NUL or a lone surrogate, replaced by U+FFFD');
    return value.toWellFormed().replaceAll('\u0000', '\ufffd');
  }
  if (typeof value === 'number') {
    remarks.note('came as number');
    return String(value);
  }
  if (typeof value === 'boolean') {
    remarks.note('came as boolean');
    return String(value);
  }
  return refuse(remarks, structureOf(value));
}

function toBoolean(value: unknown, remarks: Remarks): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 0 || value === 1) {
    remarks.note('came as number');
    return value === 1;
  }
  if (typeof value === 'string') {
    const text = value.trim().toLowerCase();
    if (text === '') return null;
    if (text === 'true' || text === '1' || text === 'false' || text === '0') {
      remarks.note('came as text');
      return text === 'true' || text === '1';
    }
  }
  return refuse(remarks, 'not a boolean');
}

function toInstant(value: unknown, remarks: Remarks): string | null {
  if (typeof value !== 'string') return refuse(remarks, 'not a point in time');
  const instant = readInstant(value);
  return instant === undefined ? refuse(remarks, 'not a point in time') : instant;
}

function toUuid(value: unknown, remarks: Remarks): string | null {
  if (typeof value !== 'string') return refuse(remarks, 'not a UUID');
  const text = value.trim();
  if (text === '') return null;
  const found = uuid.exec(text);
  return found ? found.slice(1).join('-').toLowerCase() : refuse(remarks, 'not a UUID');
}

function asItCame(value: unknown): unknown[] | object | string | number | boolean | null {
  return value as unknown[] | object | string | number | boolean | null;
}

function refuse(remarks: Remarks, problem: FieldProblem): null {
  remarks.note(problem);
  return null;
}

function structureOf(value: unknown): FieldProblem {
  return Array.isArray(value) ? 'came as array' : 'came as object';
}

export const coercions: Readonly<Record<FieldKind, Coercion>> = {
  integer: toInteger,
  decimal: toDecimal,
  money: toDecimal,
  text: toText,
  html: toText,
  boolean: toBoolean,
  instant: toInstant,
  uuid: toUuid,
  json: asItCame,
};
