import type { FilterOperator, RecordFilter } from '@sundog/api';
import type { RecordColumn } from '../../../definition-views/mirror.queries.ts';

const shapes: Readonly<Partial<Record<RecordColumn['type'], RegExp>>> = {
  integer: /^-?\d{1,18}$/,
  reference: /^-?\d{1,18}$/,
  decimal: /^-?\d{1,20}(\.\d{1,10})?$/,
  money: /^-?\d{1,20}(\.\d{1,10})?$/,
};

/**
 * The value of a filter from what was typed. Numbers stay texts, so that no digit is lost; a moment is one of the reader's zone.
 * @returns null where it is none yet
 */
export function readFilterValue(typed: string, is: FilterOperator, type: RecordColumn['type']): RecordFilter['value'] | null {
  const text = typed.trim();
  if (text === '') return null;
  if (is === 'empty' || type === 'flag') return text === 'yes' ? true : text === 'no' ? false : null;
  if (is === 'in' || is === 'not-in') {
    const values = text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    return values.length > 0 && values.every((one) => fits(one, type)) ? values : null;
  }
  if (type === 'instant') return Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString();
  return fits(text, type) ? text : null;
}

function fits(text: string, type: RecordColumn['type']): boolean {
  return shapes[type]?.test(text) ?? true;
}
