import type { HaloEntity, HaloList } from './entity.ts';
import { NotAListError } from './errors/not-a-list.ts';

/**
 * The list of an entity.
 * @throws NotAListError where its rows stand inside those of another
 */
export function listOf({ name, source }: HaloEntity): HaloList {
  if (source.by === 'embedded') throw new NotAListError({ entity: name, parent: source.parent });
  return source.list;
}
