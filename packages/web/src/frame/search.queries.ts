import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** Records of every kind that a text finds; what was found last stays until the next answer has come. */
export const searchQuery = (workspaceId: number, text: string) =>
  queryOptions({
    queryKey: ['search', workspaceId, text],
    queryFn: ({ signal }) => call('search.find', { params: { workspaceId }, query: { text } }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 5000,
  });
