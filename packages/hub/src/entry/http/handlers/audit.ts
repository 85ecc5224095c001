import type { ApiRoutes } from '@sundog/api';
import type { AuditPage, ListAuditInput } from '../../../features/audit/list-audit.ts';
import type { HandlersOf } from '../api/api-request.ts';
import type { RoutesOfArea } from './area.ts';

type Handlers = HandlersOf<RoutesOfArea<ApiRoutes, 'audit'>>;
type Query = Parameters<Handlers['audit.list']>[0]['query'];

/** Who did what: the audit of the workspace, and for the owner that of the installation. */
export const auditHandlers: Handlers = {
  'audit.list': async ({ hub, query }) => toAnswer(await hub.audit.list(toInput(query))),
  'audit.facets': async ({ hub, query }) => {
    const { actor, verb, subject, result } = await hub.audit.facets({ filter: toFilter(query) });
    return { actor: [...actor], verb: [...verb], subject: [...subject], result: [...result] };
  },
  'audit.export': ({ hub, query, signal }) => ({
    type: query.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl',
    fileName: `audit-${hub.workspaceId}.${query.format}`,
    content: hub.audit.export({ format: query.format, filter: toFilter(query) }, signal),
  }),
  'audit.verify': ({ hub, signal }) => hub.audit.verify(signal),
  'audit.list-installation': async ({ house, query }) => toAnswer(await house.audit.list(toInput(query))),
  'audit.verify-all': async ({ house, signal }) => ({ chains: [...(await house.audit.verifyAll([], signal))] }),
};

function toFilter({ actor, verb, subject, result, since, until }: Omit<Query, 'cursor' | 'limit'>): ListAuditInput['filter'] {
  return { actors: actor, verbs: verb, subjects: subject, results: result, since, until };
}

function toInput(query: Query): ListAuditInput {
  return { filter: toFilter(query), limit: query.limit, cursor: query.cursor === undefined ? null : Number(query.cursor) };
}

function toAnswer({ records, next }: AuditPage) {
  return {
    items: records.map((record) => ({ ...record, at: record.at.toISOString() })),
    nextCursor: next === null ? null : String(next),
    total: null,
  };
}
