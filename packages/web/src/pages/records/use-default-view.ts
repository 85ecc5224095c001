import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type UrlSearch, useUrlState } from '../../frame/url-state.ts';
import { type TablePlace, viewsQuery } from './records.queries.ts';
import { isBare, toSearch } from './table-wish.ts';

/**
 * Opens a table with its default view, one's own before a shared one, where the address wishes nothing.
 * @returns whether the address says what is to be shown, so that the hub can be asked
 */
export function useDefaultView({ workspaceId, entity }: TablePlace, search: UrlSearch): boolean {
  const [, change] = useUrlState();
  const views = useQuery(viewsQuery(workspaceId, entity));
  const isOpen = isBare(search);
  const defaults = views.data?.filter(({ isDefault }) => isDefault) ?? [];
  const view = defaults.find(({ isOwn }) => isOwn) ?? defaults[0];
  useEffect(() => {
    // It takes the place of the bare address: Back would else lead to it, and from it here again.
    if (isOpen && view) change({ ...toSearch(view.question), view: String(view.id) }, 'typing');
  }, [isOpen, view, change]);
  return !isOpen || (!views.isPending && view === undefined);
}
