import type { Id, IdTarget } from '../id.ts';

/** How a value of Halo is read, and therefore the type of its column. */
export type FieldKind = 'integer' | 'decimal' | 'money' | 'text' | 'html' | 'boolean' | 'instant' | 'uuid' | 'json';

/** An instant as ISO 8601 in UTC with milliseconds, `2026-01-05T10:00:00.000Z`. */
export type Instant = string & { readonly __instant: true };

/** An exact decimal number as text, `1234.5`. Halo sends amounts as JSON numbers; text keeps every digit. */
export type Decimal = string & { readonly __decimal: true };

/** One field of an entity: where Halo keeps it and how it is read. `T` is the type of the value once read (never null here). */
export interface HaloField<T> {
  readonly kind: FieldKind;
  /** Halo's own name of the field, misspellings included. It appears nowhere outside this package. */
  readonly wire: string;
  /** The entity that the value is an id of, where it is one. */
  readonly refersTo: IdTarget | null;
  /** `list`: stands on list rows (and on details). `detail`: only in the answer of GET by id. */
  readonly from: 'list' | 'detail';
  /** Only there to carry `T`. */
  readonly __type?: T;
}

interface FieldOptions {
  readonly from?: 'detail';
}

const make = <T>(kind: FieldKind, wire: string, options?: FieldOptions & { readonly refersTo?: IdTarget }): HaloField<T> => ({
  kind,
  wire,
  refersTo: options?.refersTo ?? null,
  from: options?.from ?? 'list',
});

/**
 * The builders of fields; each takes Halo's name of the field.
 *
 * @example
 * fields: { id: field.id('id', 'ticket'), clientId: field.id('client_id', 'client'), dateOccurred: field.instant('dateoccurred') }
 */
export const field = {
  /** A numeric id, branded with the entity it belongs to. Accepts 12, 12.0 and "12"; ids may be zero or negative. */
  id: <const E extends IdTarget>(wire: string, target: E, options?: FieldOptions) =>
    make<Id<E>>('integer', wire, { ...options, refersTo: target }),
  /** An id that Halo types as text or UUID. */
  key: <const E extends IdTarget>(wire: string, target: E, options?: FieldOptions) =>
    make<string & { readonly __id: E }>('text', wire, { ...options, refersTo: target }),
  integer: (wire: string, options?: FieldOptions) => make<number>('integer', wire, options),
  decimal: (wire: string, options?: FieldOptions) => make<Decimal>('decimal', wire, options),
  /** An amount in the record's currency, exact. */
  money: (wire: string, options?: FieldOptions) => make<Decimal>('money', wire, options),
  text: (wire: string, options?: FieldOptions) => make<string>('text', wire, options),
  /** Text that holds HTML: whoever shows it must sanitise it. */
  html: (wire: string, options?: FieldOptions) => make<string>('html', wire, options),
  boolean: (wire: string, options?: FieldOptions) => make<boolean>('boolean', wire, options),
  /** A point in time. Without an offset it is UTC; a sentinel year (before 1970, or 9999) is null. API.md 2.6. */
  instant: (wire: string, options?: FieldOptions) => make<Instant>('instant', wire, options),
  uuid: (wire: string, options?: FieldOptions) => make<string>('uuid', wire, options),
  /** A nested object or array, kept as it came. */
  json: (wire: string, options?: FieldOptions) => make<unknown>('json', wire, options),
} as const;
