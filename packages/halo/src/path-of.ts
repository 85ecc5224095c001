import type { HaloEntity } from './entity.ts';
import { ForeignOriginError } from './errors/foreign-origin.ts';

/**
 * The path of one record below the resource server.
 * @throws ForeignOriginError for an id that would lead elsewhere
 */
export function pathOf(entity: HaloEntity, id: number | string): string {
  const part = encodeURIComponent(String(id));
  // `.` and `..` are the only parts that encoding leaves and that mean another place.
  if (part === '' || /^\.{1,2}$/.test(part)) throw new ForeignOriginError({ origin: `${entity.path}/${part}` });
  return `${entity.path}/${part}`;
}
