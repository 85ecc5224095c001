/**
 * The digits that identify a telephone: the last nine, without extension and leading zeros, so that it does not matter whether the country
 * was dialled. Null where it has fewer than seven, or is no number at all (`0000000`, `1234567`).
 */
export function readPhone(given: string | null): string | null {
  const digits = (given ?? '')
    .toLowerCase()
    .replace(/(?:ext|x|durchwahl|poste|#).*$/s, '')
    .replace(/\D+/g, '');
  if (
    digits.length < 7 ||
    digits.length > 16 ||
    /^(\d)\1+$/.test(digits.slice(-7)) ||
    '01234567890123456789'.includes(digits.slice(-7))
  )
    return null;
  return digits.slice(-9).replace(/^0+/, '');
}

/** Whether two telephones are one: the shorter may lack its area. */
export function isSamePhone(left: string, right: string): boolean {
  return left === right || (Math.min(left.length, right.length) >= 7 && (left.endsWith(right) || right.endsWith(left)));
}

/** What two telephones that are one have in common. */
export function phoneKey(phone: string): string {
  return phone.slice(-7);
}
