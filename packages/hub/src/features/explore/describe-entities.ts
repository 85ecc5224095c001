import { isSetting, waysOf } from '../../engine/governance/client-path.ts';
import { defaultColumns, defaultSort } from '../../engine/read/default-columns.ts';
import { columnsOf, type ReadableEntity, type RecordColumn } from '../../engine/read/record-columns.ts';

/** An entity as definition views draw it. */
export interface DescribedEntity {
  /** The name of its table. */
  readonly name: string;
  readonly title: string;
  readonly titleSingular: string;
  readonly area: string;
  readonly columns: readonly RecordColumn[];
  readonly defaultColumns: readonly string[];
  readonly defaultSort: string;
  readonly hasHistory: boolean;
  readonly hasObjectPage: boolean;
  readonly isForLimitedReaders: boolean;
}

interface Described extends ReadableEntity {
  readonly area: string;
}

/** Every entity with its columns. @param objects names of the tables whose records have a page of their own */
export function describeEntities(entities: readonly Described[], objects: ReadonlySet<string>): readonly DescribedEntity[] {
  return entities.map((entity) => ({
    name: entity.table,
    title: entity.title,
    titleSingular: entity.halo.title,
    area: entity.area,
    columns: [...columnsOf(entity).values()],
    defaultColumns: defaultColumns(entity),
    defaultSort: defaultSort(entity),
    hasHistory: entity.history !== undefined,
    hasObjectPage: objects.has(entity.table),
    isForLimitedReaders: isSetting(entity) || waysOf(entity).length > 0,
  }));
}
