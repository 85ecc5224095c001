import type { RecordFilter, RecordQuestion } from '@sundog/api';
import { type ReadDeps, type ReadingOf, readEntity } from '../../engine/read/in-reading.ts';
import type { Neighbour } from '../../engine/read/object-definition.ts';
import { planList } from '../../engine/read/plan-list.ts';
import { type Cell, type ReadRow, toReadRow } from '../../engine/read/to-cells.ts';
import type { Db } from '../../store/database.ts';
import { countRecords, listRecords } from '../../store/rows/record-list-rows.ts';

/** Other records that belong to one: how many, the first of them, and the question that opens them all. */
export interface ReadNeighbour {
  readonly name: string;
  readonly title: string;
  readonly entity: string;
  readonly columns: readonly string[];
  readonly total: { readonly count: number; readonly isCapped: boolean };
  readonly items: readonly ReadRow[];
  /** For the list of that entity. */
  readonly filters: readonly RecordFilter[];
  readonly sort: string | null;
}

const firstRows = 5;
/** On an object page it matters whether there are many, not how many. */
const neighbourCap = 1000;

/** The question about the neighbours of a record; null: the record names nothing that they could have in common with it. */
function askForNeighbours(
  { where, filters = [], sort, columns }: Neighbour,
  values: Readonly<Record<string, Cell>>,
): RecordQuestion | null {
  const joined: RecordFilter[] = [];
  for (const [theirs, ours] of Object.entries(where)) {
    const value = values[ours];
    if (value === null || value === undefined || value === '' || value === 0) return null;
    joined.push({ column: theirs, is: 'equals', value });
  }
  const all = [...joined, ...filters];
  return { filters: all, columns: [...columns], deleted: 'no', ...(sort === undefined ? {} : { sort }) };
}

/** The neighbours of a record, each with its count and first rows. */
export async function readNeighbours(
  deps: Pick<ReadDeps, 'entities'>,
  db: Db,
  {
    of,
    neighbours,
    values,
  }: { readonly of: ReadingOf; readonly neighbours: readonly Neighbour[]; readonly values: ReadRow['values'] },
): Promise<readonly ReadNeighbour[]> {
  const found: ReadNeighbour[] = [];
  for (const neighbour of neighbours) {
    const question = askForNeighbours(neighbour, values);
    if (question === null) continue;
    const { scope, key, columns, order } = planList(readEntity(deps, neighbour.entity), question, of);
    const rows = await listRecords(db, { ...scope, key, columns, order, after: null, limit: firstRows });
    // Few rows are all the rows there are.
    const counted = rows.length < firstRows ? rows.length : await countRecords(db, scope, neighbourCap);
    found.push({
      name: neighbour.name,
      title: neighbour.title,
      entity: neighbour.entity,
      columns: neighbour.columns,
      total: { count: Math.min(counted, neighbourCap), isCapped: counted > neighbourCap },
      items: rows.map((row) => toReadRow(row, columns)),
      filters: question.filters,
      sort: question.sort ?? null,
    });
  }
  return found;
}
