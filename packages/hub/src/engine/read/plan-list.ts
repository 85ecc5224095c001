import type { RecordQuestion } from '@sundog/api';
import { NoPastOfError } from '../../foundation/errors/no-past-of.ts';
import { UnknownColumnError } from '../../foundation/errors/unknown-column.ts';
import type { ReaderLimits } from '../../store/database.ts';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import type { ReadColumn, RecordScope } from '../../store/rows/record-list-rows.ts';
import { isSetting, waysOf } from '../governance/client-path.ts';
import { defaultColumns, defaultPastColumns, defaultSort } from './default-columns.ts';
import { readFilters } from './read-filters.ts';
import { columnsOf, type ReadableEntity, type RecordColumn } from './record-columns.ts';
import type { CursorOf } from './record-cursor.ts';

/** A question about a table, looked at: every name in it is one of the definition, every value can be read. */
export interface RecordPlan {
  readonly entity: ReadableEntity;
  readonly scope: RecordScope;
  readonly columns: readonly RecordColumn[];
  readonly key: readonly ReadColumn[];
  readonly order: { readonly by: RecordColumn; readonly descending: boolean };
  readonly cursorOf: CursorOf;
}

/** Who asks, of which connection. */
export interface PlanFor {
  readonly connectionId: number;
  readonly reader: ReaderLimits;
}

/**
 * Looks at a question about one entity.
 * @throws UnknownColumnError, BadFilterError, NoPastOfError
 */
export function planList(entity: ReadableEntity, question: RecordQuestion, { connectionId, reader }: PlanFor): RecordPlan {
  const isPast = question.asOf !== undefined;
  const find = columnFinder(entity, isPast);
  const sort = question.sort ?? pastOr(entity, isPast);
  const by = find(sort.startsWith('-') ? sort.slice(1) : sort);
  const order = { by, descending: sort.startsWith('-') };
  const names = question.columns ?? (isPast ? defaultPastColumns(entity) : defaultColumns(entity));
  const columns = names.map(find);
  const key = mirrorTableOf(entity.halo).key.map(({ column, type }) => ({ column, sqlType: type }));
  const text = question.search?.replaceAll('\0', '').trim() ?? '';
  const scope: RecordScope = {
    connectionId,
    table: entity.table,
    asOf: question.asOf === undefined ? null : new Date(question.asOf),
    deleted: question.deleted,
    conditions: readFilters(question.filters, find),
    search: text === '' ? null : { text, columns: searchedColumns(entity, isPast) },
    likelyClients: likelyClients(entity, { connectionId, reader }, isPast),
  };
  const list = [entity.table, connectionId, sort, question.filters, text, question.deleted, question.asOf ?? null];
  return { entity, scope, columns, key, order, cursorOf: { list, by, key } };
}

/** A map knows no names but its own: `__proto__` is a column like any other that is not there. */
function columnFinder(entity: ReadableEntity, isPast: boolean): (name: string) => RecordColumn {
  const columns = columnsOf(entity);
  if (isPast && !entity.history) throw new NoPastOfError(entity.title);
  return (name) => {
    const column = columns.get(name);
    if (!column) throw new UnknownColumnError(entity.table, [...columns.keys()], name);
    if (isPast && !column.isKept) throw new NoPastOfError(`the column ${name}`);
    return column;
  };
}

function pastOr(entity: ReadableEntity, isPast: boolean): string {
  return isPast ? `-${entity.halo.key[0] ?? ''}` : defaultSort(entity);
}

/** Short texts of list rows, and the key. */
function searchedColumns(entity: ReadableEntity, isPast: boolean): readonly string[] {
  const { key } = entity.halo;
  return [...columnsOf(entity).values()]
    .filter(
      ({ name, type, isFromDetail, isKept }) => (type === 'text' && !isFromDetail && (!isPast || isKept)) || key.includes(name),
    )
    .map(({ column }) => column);
}

function likelyClients(entity: ReadableEntity, { connectionId, reader }: PlanFor, isPast: boolean): RecordScope['likelyClients'] {
  if (reader.clients === null || isPast || isSetting(entity)) return null;
  const own = waysOf(entity).find(({ to }) => to === 'client');
  const column = own && columnsOf(entity).get(own.by)?.column;
  if (column === undefined) return null;
  return { column, ids: reader.clients.filter((one) => one.connectionId === connectionId).map(({ clientId }) => clientId) };
}
