import { refuse, refuseModel } from './refusal.ts';

/** A number that was written with a fraction or an exponent, `95.0`: Halo refuses it where a whole number is wanted (API.md 2.1). */
export class FractionText {
  readonly value: number;
  readonly source: string;

  constructor(value: number, source: string) {
    this.value = value;
    this.source = source;
  }
}

/** Parses a JSON body, marking numbers that were written with a fraction. Throws 400 as ASP.NET does where it is no JSON. */
export function parseBody(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''), markFractions);
  } catch (error) {
    if (error instanceof SyntaxError) throw refuseModel({ '': ['The input was not valid JSON.'] });
    throw error;
  }
}

function markFractions(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== 'number' || source === undefined || !/[.eE]/.test(source)) return value;
  return new FractionText(value, source);
}

/** Takes the marks off again. */
export function plain(value: unknown): unknown {
  if (value instanceof FractionText) return value.value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}

/** The objects of a body: one object, or an array of them (API.md 2.1). */
export function itemsOf(body: unknown): readonly Readonly<Record<string, unknown>>[] {
  const items: readonly unknown[] = Array.isArray(body) ? body : [body];
  if (body === undefined || items.length === 0) throw refuse(400, 'A non-empty request body is required.');
  return items.map((item, index) => {
    if (!isObject(item)) throw refuseModel({ [`[${index}]`]: ['The JSON value is not an object.'] });
    return item;
  });
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof FractionText);
}
