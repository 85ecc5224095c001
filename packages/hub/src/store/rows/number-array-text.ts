/** Numbers as the text of a PostgreSQL array, for parameters of many thousand. */
export function toNumberArrayText(values: readonly (number | null)[]): string {
  // Joining writes nothing for null; a million numbers are not copied first.
  const hasHoles = values.includes(null);
  return `{${(hasHoles ? values.map((value) => value ?? 'NULL') : values).join(',')}}`;
}
