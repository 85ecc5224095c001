import type { z } from 'zod';

/** One value on its way from a source to HaloPSA. Null: there is none. */
export type FieldScalar = string | number | boolean | null;

/** Lists of the workspace in which a name is looked up. Sites and users are those of the client that the device belongs to. */
export const lookupLists = ['user', 'mapped-user', 'supplier', 'asset-type', 'site'] as const;

/** A list in which a name is looked up. */
export type LookupList = (typeof lookupLists)[number];

/** The lists, bound to the client of one device. */
export interface Lookups {
  /** The record with this name; null: there is none, or more than one. */
  readonly find: (list: LookupList, name: string) => { readonly key: number; readonly name: string } | null;
}

/** What came of a value: other values, or a sentence that says why there is none. A problem is shown on the row and never written. */
export type Transformed = { readonly values: readonly FieldScalar[] } | { readonly problem: string };

/** A transform with its options in hand. Pure. */
export type CompiledTransform = (values: readonly FieldScalar[], lookups: Lookups) => Transformed;

/** What a transform makes of given values; a test runs every example. */
export interface TransformExample {
  readonly options: unknown;
  readonly given: readonly FieldScalar[];
  /** The values that come of it, or the beginning of the problem. */
  readonly gives: readonly FieldScalar[] | { readonly problem: string };
}

/** One kind of transform. See {@link defineTransform}. */
export interface TransformDefinition {
  /** `regular-expression`; the name of its file. */
  readonly name: string;
  /** For people: what it does. */
  readonly title: string;
  readonly options: z.ZodType;
  /** Binds options. @throws ZodError where they are none of this transform */
  readonly compile: (options: unknown) => CompiledTransform;
  readonly examples: readonly TransformExample[];
}

/**
 * Declares a transform of values: one file in `catalog/transforms/`, and a line in its `index.ts`.
 *
 * @example
 * export const trim = defineTransform({
 *   name: 'trim',
 *   title: 'Takes blanks from both ends.',
 *   options: z.strictObject({}),
 *   make: () => eachText((text) => text.trim()),
 *   examples: [{ options: {}, given: [' PC-1 '], gives: ['PC-1'] }],
 * });
 */
export function defineTransform<Schema extends z.ZodType>({
  make,
  ...definition
}: Omit<TransformDefinition, 'compile' | 'options'> & {
  readonly options: Schema;
  readonly make: (options: z.output<Schema>) => CompiledTransform;
}): TransformDefinition {
  return { ...definition, compile: (options) => make(definition.options.parse(options)) };
}
