/** What the target of an entity goes by. */
export interface FreshnessTerms {
  readonly every: number;
  readonly halo: { readonly source: { readonly by: string } };
}

/**
 * Within how many minutes an entity of a connection is to be fresh; null: it has no hour of its own.
 * @param syncEveryMinutes of the connection; null: the hub's default; 0: it is read when somebody says so
 */
export function freshnessTarget({ every, halo }: FreshnessTerms, syncEveryMinutes: number | null): number | null {
  return halo.source.by === 'list' && syncEveryMinutes !== 0 ? Math.max(every, syncEveryMinutes ?? 5) : null;
}
