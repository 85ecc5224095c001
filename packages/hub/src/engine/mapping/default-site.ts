import type { RightSite } from '../../store/rows/mapping-right-rows.ts';

/** The site of a client at which new devices come to be: its main site, else the only one that it has; null: a person has to say. */
export function defaultSite(sites: readonly RightSite[], mainSiteId: number | null): number | null {
  const open = sites.filter(({ isInactive }) => !isInactive);
  const main = open.find(({ id }) => id === mainSiteId);
  return main?.id ?? (open.length === 1 ? (open[0]?.id ?? null) : null);
}
