/** A text without blanks around it; null for what is none: empty, not a text, or a word that stands for nothing. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' || /^(null|undefined|n\/a|none|unknown|-)$/i.test(text) ? null : text;
}

/** The texts of a list, or those of one text that commas, semicolons or blanks part; each once. */
export function textsOf(value: unknown): string[] {
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,;]+/) : [];
  return [...new Set(parts.map(textOf).filter((text) => text !== null))];
}

const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(9000, 0, 1);

function sound(ms: number): Date | null {
  return ms >= earliest && ms < latest ? new Date(ms) : null;
}

/** An instant in seconds since 1970, or in milliseconds where it is larger than any second of this age; null for 0 and for what is none. */
export function instantOfEpoch(value: unknown): Date | null {
  const number = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return null;
  return sound(Math.round(number > 100_000_000_000 ? number : number * 1_000));
}

/** An instant as ISO 8601, or as .NET writes it; without an offset it is UTC, a day alone is its midnight. Null for sentinels and for what is none. */
export function instantOfText(value: unknown): Date | null {
  const dotNet = /^\/Date\((\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(textOf(value) ?? '');
  if (dotNet) return sound(Number(dotNet[1]));
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.(\d+))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(
    textOf(value) ?? '',
  );
  if (!match) return null;
  const [, day, time = '00:00', fraction = '0', offset = 'Z'] = match;
  return sound(Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`));
}
