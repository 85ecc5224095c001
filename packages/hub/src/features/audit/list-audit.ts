import { z } from 'zod';
import { parseInput } from '../../engine/verb.ts';
import {
  type AuditRecord,
  countAuditFacet,
  type FacetCount,
  type FacetName,
  facetNames,
  listAuditRecords,
} from '../../store/rows/audit-list-rows.ts';
import { auditFilter } from './audit-filter.ts';
import { type AuditScope, readInScope } from './audit-scope.ts';

const pageInput = z.object({
  filter: auditFilter.default({}),
  /** `next` of the page before; null: the newest rows. */
  cursor: z.int().nullable().default(null),
  limit: z.int().min(1).max(1000).default(50),
});
const facetInput = z.object({ filter: auditFilter.default({}) });

export type ListAuditInput = z.input<typeof pageInput>;
export type CountFacetsInput = z.input<typeof facetInput>;

/** Some rows of the audit, newest first. */
export interface AuditPage {
  readonly records: readonly AuditRecord[];
  /** Where the next page goes on; null: there is none. Rows that come meanwhile shift nothing. */
  readonly next: number | null;
}

/** A page of the audit, newest first. @throws InvalidInputError */
export async function listAudit(scope: AuditScope, given: ListAuditInput): Promise<AuditPage> {
  const { filter, cursor, limit } = parseInput('audit.list', pageInput, given);
  const query = { filter, from: 'newest', after: cursor, limit: limit + 1 } as const;
  const found = await readInScope(scope, (db) => listAuditRecords(db, query));
  const records = found.slice(0, limit);
  return { records, next: found.length > limit ? (records.at(-1)?.seq ?? null) : null };
}

/**
 * How many rows each actor, verb, kind of subject and result has; each facet counts under the filters of the others.
 * @throws InvalidInputError
 */
export async function countAuditFacets(
  scope: AuditScope,
  given: CountFacetsInput,
): Promise<Readonly<Record<FacetName, readonly FacetCount[]>>> {
  const { filter } = parseInput('audit.facets', facetInput, given);
  return readInScope(scope, async (db) => {
    const counts: Partial<Record<FacetName, readonly FacetCount[]>> = {};
    for (const name of facetNames) counts[name] = await countAuditFacet(db, name, filter);
    return { actor: [], verb: [], subject: [], result: [], ...counts };
  });
}
