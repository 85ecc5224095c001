const number = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
/** More digits than this are no amount. PostgreSQL's numeric would hold them; nothing else would. */
const mostDigits = 400;

/**
 * An exact decimal as plain text: no exponent, no plus, no superfluous zeros before the point, every digit behind it kept.
 * @returns null where the text is no number, or one of more than 400 digits
 */
export function readDecimal(text: string): string | null {
  const found = number.exec(text);
  if (!found) return null;
  const [, sign = '', whole = '', fraction = '', power = '0'] = found;
  const exponent = Number(power);
  if (whole.length + fraction.length + Math.abs(exponent) > mostDigits) return null;
  if (exponent === 0) return signed(sign, whole, fraction);
  if (exponent > 0) {
    const digits = fraction.padEnd(exponent, '0');
    return signed(sign, whole + digits.slice(0, exponent), digits.slice(exponent));
  }
  const digits = whole.padStart(1 - exponent, '0');
  return signed(sign, digits.slice(0, exponent), digits.slice(exponent) + fraction);
}

function signed(sign: string, whole: string, fraction: string): string {
  const bare = whole.replace(/^0+(?=\d)/, '');
  const text = fraction === '' ? bare : `${bare}.${fraction}`;
  return sign === '-' && /[1-9]/.test(text) ? `-${text}` : text;
}
