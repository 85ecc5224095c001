/** Numbers as the text of a PostgreSQL array, for parameters of many thousand. */
export function toNumberArrayText(values: readonly (number | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}
