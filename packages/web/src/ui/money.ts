/**
 * An amount as the reader's language writes it, from whole minor units: 123456 of GBP is `£1,234.56`. Never computed with in the browser.
 * @param currency ISO 4217
 */
export function formatMoney(minorUnits: number | bigint, currency: string, locale?: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  // As text: a quotient of two numbers would round what is beyond 2^53.
  const text = String(minorUnits)
    .replace('-', '')
    .padStart(digits + 1, '0');
  const decimal = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return format.format(`${BigInt(minorUnits) < 0n ? '-' : ''}${decimal}` as Intl.StringNumericLiteral);
}
