import type { RecordColumn, RecordValues } from './mirror.queries.ts';

type Shown = RecordValues[string];

/** Nothing is there: Halo writes no value, an empty text, or the number 0 for "none". */
export function isNothing(value: Shown | undefined, { type }: Pick<RecordColumn, 'type'>): boolean {
  return value === null || value === undefined || value === '' || (type === 'reference' && Number(value) === 0);
}

/**
 * The value of a column as a text in the reader's language. Amounts and decimals come as text with every digit and are never computed with.
 * @param values of the whole record: an amount stands beside its currency
 */
export function formatValue(column: RecordColumn, values: RecordValues, locale?: string): string {
  const value = values[column.name];
  if (value === null || value === undefined) return '';
  switch (column.type) {
    case 'flag':
      return value ? 'yes' : 'no';
    case 'money':
      return formatAmount(String(value), column.currencyColumn === null ? null : values[column.currencyColumn], locale);
    case 'decimal':
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 10 }).format(String(value) as Intl.StringNumericLiteral);
    case 'instant':
      return formatInstant(String(value), locale);
    default:
      return String(value);
  }
}

/** An amount with its currency, where HaloPSA names one by its code; else as a number. Fractions beyond the currency's are kept. */
export function formatAmount(amount: string, currency: Shown | undefined, locale?: string): string {
  const code = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : null;
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: code === null ? 2 : undefined,
    maximumFractionDigits: 6,
    ...(code === null ? {} : { style: 'currency', currency: code }),
  });
  return format.format(amount as Intl.StringNumericLiteral);
}

/** `21 Nov 2026, 08:05`, in the reader's zone. @param at ISO 8601; what is none is given back as it is */
export function formatInstant(at: string, locale?: string, timeZone?: string): string {
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) return at;
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(instant);
}
