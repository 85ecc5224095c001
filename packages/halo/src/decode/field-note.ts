/** Something odd about one value: it was coerced, replaced or left out. Never holds the value. */
export interface FieldNote {
  /** Our name of the field. */
  readonly field: string;
  readonly problem: FieldProblem;
}

/** What can be odd about a value. The first four keep it, the others make it null. */
export type FieldProblem =
  | 'came as text'
  | 'came as number'
  | 'came as boolean'
  | 'held NUL or a lone surrogate, replaced by U+FFFD'
  | 'not a whole number'
  | 'not a number'
  | 'too large'
  | 'not a boolean'
  | 'not a point in time'
  | 'not a UUID'
  | 'came as object'
  | 'came as array';
