import type { ClientCoverage, UncoveredKind } from './coverage.queries.ts';

/** A count that opens its rows. */
export interface CoverageCount {
  readonly kind: UncoveredKind | 'duplicates';
  readonly count: 'sourceOnly' | 'haloOnly' | 'stale' | 'duplicates';
  readonly title: string;
}

/** Every count, in its order. */
export const coverageCounts: readonly CoverageCount[] = [
  { kind: 'source-only', count: 'sourceOnly', title: 'Not in HaloPSA' },
  { kind: 'halo-only', count: 'haloOnly', title: 'In HaloPSA alone' },
  { kind: 'stale', count: 'stale', title: 'Not seen for long' },
  { kind: 'duplicates', count: 'duplicates', title: 'There twice' },
];

/** The title of a count. */
export const titleOfKind = (kind: CoverageCount['kind']): string =>
  coverageCounts.find((one) => one.kind === kind)?.title ?? kind;

/** The client as people call it. */
export function nameOfClient({ clientId, clientName }: Pick<ClientCoverage, 'clientId' | 'clientName'>): string {
  if (clientId === null || clientId === 0) return 'Companies that are not mapped';
  return clientName ?? `Client ${clientId}`;
}
