import { formatValue } from '../../definition-views/format-value.ts';
import type { RecordColumn, RecordValues } from '../../definition-views/mirror.queries.ts';
import type { Version } from './object.queries.ts';

/** `lastUpdatedAt` -> `last_updated_at`: what a column is called where versions are kept. */
const storedName = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function columnOf(stored: string, columns: readonly RecordColumn[]): RecordColumn | undefined {
  return columns.find(({ name }) => storedName(name) === stored);
}

/** The titles of the fields in which a version differs from the one before. */
export function changedTitles({ changed }: Version, columns: readonly RecordColumn[]): readonly string[] {
  return changed.map((stored) => columnOf(stored, columns)?.title ?? stored);
}

/** One change: `Status`, `New`, `In progress`. */
export interface Change {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** What changed with a version. @param before the one before it; undefined: it is the first */
export function describeChanges(
  version: Version,
  before: Version | undefined,
  columns: readonly RecordColumn[],
): readonly Change[] {
  return version.changed.map((stored) => {
    const column = columnOf(stored, columns);
    const say = (content: Version['content'] | undefined) => describe(content?.[stored], column);
    return { title: column?.title ?? stored, before: say(before?.content), after: say(version.content) };
  });
}

function describe(value: unknown, column: RecordColumn | undefined): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (!column || !['string', 'number', 'boolean'].includes(typeof value)) return JSON.stringify(value);
  return formatValue(column, { [column.name]: value } as RecordValues);
}

/** What began a version, as a clause. */
export const begunWords: Readonly<Record<Version['begunBy'], string>> = {
  'first-seen': 'First seen by the hub',
  change: 'Changed',
  deletion: 'Found deleted',
  revival: 'There again',
};
