/** One value as COPY's text format wants it: `\N` for null, and backslash, tab and line ends escaped. */
export function toCopyText(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return needsEscape.test(value) ? value.replace(everyEscape, escapeOne) : value;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value);
}

const needsEscape = /[\\\t\n\r]/;
const everyEscape = /[\\\t\n\r]/g;

function escapeOne(character: string): string {
  if (character === '\t') return '\\t';
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  return '\\\\';
}

/** Values as the text of a PostgreSQL array, for parameters of many thousand numbers. */
export function toNumberArrayText(values: readonly (number | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}
