import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { columnsOf, type ReadableEntity } from './record-columns.ts';

const shownAtFirst = 9;

/** The columns that a table shows where nobody chose: those that its definition names, else its key, names rather than ids, and the date of the last change. */
export function defaultColumns(entity: ReadableEntity): readonly string[] {
  if (entity.shownFirst) return entity.shownFirst;
  const columns = [...columnsOf(entity).values()].filter(({ name }) => !name.startsWith('hub'));
  const { key, change } = mirrorTableOf(entity.halo);
  const keys = key.map(({ field }) => field);
  const plain = columns.filter(
    ({ name, type, labelColumn, isFromDetail }) =>
      !keys.includes(name) && !isFromDetail && type !== 'html' && labelColumn === null && name !== change?.field,
  );
  const chosen = [...keys, ...plain.slice(0, shownAtFirst - keys.length).map(({ name }) => name)];
  return change === null ? chosen : [...chosen, change.field];
}

/** The same for a moment in the past: its key, and what is kept of the past. */
export function defaultPastColumns(entity: ReadableEntity): readonly string[] {
  const keys = mirrorTableOf(entity.halo).key.map(({ field }) => field);
  const kept = [...columnsOf(entity).values()].filter(({ name, isKept }) => isKept && !keys.includes(name));
  return [...keys, ...kept.slice(0, shownAtFirst).map(({ name }) => name)];
}

/** The order of a table where nobody chose: what changed last comes first, else the highest key. With a minus: the highest first. */
export function defaultSort(entity: ReadableEntity): string {
  const { key, change } = mirrorTableOf(entity.halo);
  return `-${change?.field ?? key.at(-1)?.field ?? ''}`;
}
