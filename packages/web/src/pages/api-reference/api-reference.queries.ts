import { queryOptions } from '@tanstack/react-query';
import { readProblem, unreachable } from '../../api/problem-error.ts';
import type { ApiDocument } from './api-document.ts';

/** The document that describes the API. It stands beside the table of routes, so no route of the table answers with it. */
export const apiDocumentQuery = queryOptions({
  queryKey: ['openapi'],
  queryFn: async ({ signal }): Promise<ApiDocument> => {
    const answer = await fetch('/api/v1/openapi.json', { signal }).catch((error: unknown) => {
      throw unreachable(error);
    });
    if (!answer.ok) throw await readProblem(answer);
    return answer.json();
  },
  staleTime: Number.POSITIVE_INFINITY,
});
