/** What one query of a user may cost. */
export interface QueryLimits {
  readonly maxRows: number;
  readonly timeoutMs: number;
  /** Of the answer as it comes from the server; one value can be a gigabyte. */
  readonly maxBytes: number;
}

/** The answer of a query. */
export interface QueryAnswer {
  readonly columns: readonly string[];
  /** One object per row; bigint as number, numeric as text, timestamptz as Date, json as text. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Whether there are more rows than the limit. */
  readonly isCut: boolean;
}
