import { asReader, type ReadDeps, readEntity } from '../../engine/read/in-reading.ts';
import type { ObjectDefinition } from '../../engine/read/object-definition.ts';
import { readSearchText, type SearchQuestion } from '../../engine/read/search-text.ts';
import type { Db, ReaderLimits } from '../../store/database.ts';
import { type FoundEntry, findEntries, findEntriesByKey } from '../../store/rows/search-rows.ts';

/** What searching works with. */
export interface SearchDeps extends ReadDeps {
  readonly objects: readonly ObjectDefinition[];
}

/** What was found of one kind of record. */
export interface FoundGroup {
  readonly entity: string;
  /** For people, in plural. */
  readonly title: string;
  /** Exact numbers first, then titles that start with the text, then what holds its words. */
  readonly items: readonly (FoundEntry & { readonly by: 'number' | 'start' | 'words' })[];
}

/** Shown of each kind. */
const perEntity = 6;

/** Looks for records of every kind, in all connections that the reader may see. @throws QuestionTooSlowError */
export async function search(
  deps: SearchDeps,
  { reader, text }: { readonly reader: ReaderLimits; readonly text: string },
): Promise<readonly FoundGroup[]> {
  const question = readSearchText(text);
  const tables = deps.objects.map(({ entity }) => entity);
  const found = await asReader(deps, reader, (db) => findAll(db, tables, question));
  return tables.flatMap((table) => {
    const items = found.filter(({ entity }) => entity === table).slice(0, perEntity);
    return items.length === 0 ? [] : [{ entity: table, title: readEntity(deps, table).title, items }];
  });
}

async function findAll(
  db: Db,
  tables: readonly string[],
  { key, starting, patterns }: SearchQuestion,
): Promise<FoundGroup['items']> {
  const limit = perEntity;
  const exact = key === null ? [] : await findEntriesByKey(db, tables, key);
  const begin = starting === null ? [] : await findEntries(db, tables, { starting, patterns: [], limit });
  // A kind that is full already need not be looked through.
  const open = tables.filter((table) => begin.filter(({ entity }) => entity === table).length < limit);
  const within = patterns.length === 0 ? [] : await findEntries(db, open, { starting: null, patterns, limit: limit * 2 });
  const seen = new Set<string>();
  return [
    ...exact.map((entry) => ({ ...entry, by: 'number' as const })),
    ...inOrder(begin).map((entry) => ({ ...entry, by: 'start' as const })),
    ...inOrder(within).map((entry) => ({ ...entry, by: 'words' as const })),
  ].filter(({ entity, connectionId, key: number }) => {
    const name = `${entity} ${connectionId} ${number}`;
    return !seen.has(name) && seen.add(name);
  });
}

function inOrder(entries: readonly FoundEntry[]): readonly FoundEntry[] {
  return entries.toSorted((one, other) => one.title.localeCompare(other.title, 'en') || one.key - other.key);
}
