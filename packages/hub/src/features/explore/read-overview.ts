import type { RecordFilter } from '@sundog/api';
import type { Clock } from '@sundog/halo';
import type { FigureDefinition } from '../../engine/read/figure-definition.ts';
import { inReading, type ReadDeps, type ReadingOf, readEntity } from '../../engine/read/in-reading.ts';
import { planList } from '../../engine/read/plan-list.ts';
import { type Cell, toReadRow } from '../../engine/read/to-cells.ts';
import { weekBegan } from '../../engine/read/week-began.ts';
import type { Db } from '../../store/database.ts';
import { countRecords, listRecords } from '../../store/rows/record-list-rows.ts';
import { listSyncAges, type SyncAge } from '../../store/rows/sync-age-rows.ts';
import { countCap } from './list-records.ts';

/** What the overview works with. */
export interface OverviewDeps extends ReadDeps {
  readonly figures: readonly FigureDefinition[];
  readonly clock: Clock;
}

/** A figure with its value, and the question that opens exactly its rows. */
export interface ReadFigure {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly count: { readonly count: number; readonly isCapped: boolean };
  /** Shown in place of the count; null: the count is shown. */
  readonly value: Cell;
  readonly entity: string;
  readonly filters: readonly RecordFilter[];
  readonly sort: string | null;
}

/** The board of one connection. */
export interface Overview {
  readonly at: Date;
  readonly figures: readonly ReadFigure[];
  /** Of each entity, when it was last read in full and at all. The oldest first. */
  readonly syncAges: readonly SyncAge[];
}

/** The figures of a connection, as a person may see them. @param zone IANA name, by which the week begins */
export async function readOverview(deps: OverviewDeps, order: ReadingOf & { readonly zone: string }): Promise<Overview> {
  const now = new Date(deps.clock.now());
  const moment = { now, weekBegan: weekBegan(now, order.zone) };
  return inReading(deps, order, async (db) => {
    const read: ReadFigure[] = [];
    for (const figure of deps.figures)
      read.push(await readFigure(deps, db, { figure, filters: figure.filters(moment), of: order }));
    return { at: now, figures: read, syncAges: await listSyncAges(db, order.connectionId) };
  });
}

async function readFigure(
  deps: ReadDeps,
  db: Db,
  given: { readonly figure: FigureDefinition; readonly filters: readonly RecordFilter[]; readonly of: ReadingOf },
): Promise<ReadFigure> {
  const { id, title, sentence, entity, sort, shows } = given.figure;
  const question = { filters: [...given.filters], deleted: 'no' as const, ...(sort === undefined ? {} : { sort }) };
  const plan = planList(
    readEntity(deps, entity),
    { ...question, ...(shows === undefined ? {} : { columns: [shows] }) },
    given.of,
  );
  const { scope, key, columns, order } = plan;
  const counted = await countRecords(db, scope, countCap);
  const first = shows === undefined ? [] : await listRecords(db, { ...scope, key, columns, order, after: null, limit: 1 });
  return {
    id,
    title,
    sentence,
    count: { count: Math.min(counted, countCap), isCapped: counted > countCap },
    value: first.map((row) => toReadRow(row, columns).values[shows ?? ''] ?? null)[0] ?? null,
    entity,
    filters: given.filters,
    sort: sort ?? null,
  };
}
