import { refuseModel } from './refusal.ts';

/** The query of a request. Names count in any case, as Halo's do; empty values count as absent. */
export class Query {
  readonly #values = new Map<string, string>();

  constructor(search: string) {
    for (const [name, value] of new URLSearchParams(search)) {
      const key = name.toLowerCase();
      const before = this.#values.get(key);
      if (value !== '') this.#values.set(key, before === undefined ? value : `${before},${value}`);
    }
  }

  text(name: string): string | undefined {
    return this.#values.get(name.toLowerCase());
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  /** `true`, `True` and `1` are true; everything else is false. Absent: `otherwise`. */
  flag(name: string, otherwise = false): boolean {
    const value = this.text(name);
    return value === undefined ? otherwise : /^(true|1)$/i.test(value.trim());
  }

  /** A whole number. Throws the 400 of a model state where the text is none. */
  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^\s*[+-]?\d{1,15}\s*$/.test(value)) throw invalid(name, value);
    return Number(value);
  }

  /** A comma-separated list of whole numbers (API.md 2.4). */
  integers(name: string): readonly number[] | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    return value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        if (!/^[+-]?\d{1,15}$/.test(part)) throw invalid(name, value);
        return Number(part);
      });
  }

  /** An instant in milliseconds since 1970; without an offset it is UTC. */
  instant(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const time = readInstant(value);
    if (Number.isNaN(time)) throw invalid(name, value);
    return time;
  }

  names(): readonly string[] {
    return [...this.#values.keys()];
  }

  /** The query as an object, for logs. */
  toObject(): Record<string, string> {
    return Object.fromEntries(this.#values);
  }
}

/** Reads a date as Halo does: without an offset it is UTC (API.md 2.6). NaN where the text is no date. */
export function readInstant(text: string): number {
  const trimmed = text.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(trimmed)) return Date.parse(`${trimmed}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(trimmed)) return Date.parse(`${trimmed.replace(' ', 'T')}Z`);
  return Date.parse(trimmed);
}

function invalid(name: string, value: string) {
  return refuseModel({ [name]: [`The value '${value.slice(0, 60)}' is not valid.`] });
}
