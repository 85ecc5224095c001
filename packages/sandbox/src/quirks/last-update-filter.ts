import type { Filter } from '../endpoints/endpoint.ts';
import { filter } from '../lists/filter.ts';

/**
 * `lastupdatefromdate` and `lastupdatetodate` are typed bool in Halo's document and so perhaps filter nothing (API.md 2.4, 6.4): they are
 * heeded only where this sandbox is set to (`lastUpdateFilters`). The client finds out by a check (`last-update-filter`) and then copes.
 */
const when =
  (make: Filter): Filter =>
  (value, call, name) =>
    call.halo.settings.lastUpdateFilters ? make(value, call, name) : null;

export const changedSince = (member: string): Filter => when(filter.from(member));
export const changedUntil = (member: string): Filter => when(filter.until(member));
