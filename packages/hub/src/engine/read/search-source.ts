import type { SearchSource } from '../../store/rows/search-rows.ts';
import { waysOf } from '../governance/client-path.ts';
import type { ObjectDefinition } from './object-definition.ts';
import { columnsOf, type ReadableEntity } from './record-columns.ts';

/** From what columns the entries of an object are made. @throws TypeError where the definition names a column that is not there */
export function searchSourceOf({ title, subtitle, words }: ObjectDefinition, entity: ReadableEntity): SearchSource {
  const columns = columnsOf(entity);
  const find = (name: string) => {
    const column = columns.get(name);
    if (!column) throw new TypeError(`The entity ${entity.table} has no column ${name}.`);
    return column.column;
  };
  const own = waysOf(entity).find(({ to }) => to === 'client');
  return {
    table: entity.table,
    clientColumn: own === undefined ? null : find(own.by),
    title: title.map(find),
    subtitle: subtitle.map(find),
    words: words.map(find),
  };
}
