/** A key as text: a text that is not empty, or a whole number; null for anything else. */
export function keyText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  return Number.isSafeInteger(value) ? String(value) : null;
}
