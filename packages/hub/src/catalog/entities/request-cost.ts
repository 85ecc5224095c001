import type { HaloEntity } from '@sundog/halo';

/** Rows by the name of their Halo entity, as far as they are known. A name that is absent counts as no rows. */
type RowCounts = Readonly<Record<string, number>>;

/** What one complete read of an entity costs. */
export interface RequestCost {
  /** For people: `One request per 100 tickets.` */
  readonly sentence: string;
  /** The number of requests to HaloPSA, given how many rows there are. */
  readonly requests: (counts: RowCounts) => number;
}

/** An unpaged list: one request, whatever it holds. */
export const oneRequest: RequestCost = { sentence: 'One request.', requests: () => 1 };

/** Rows that come inside the rows of another entity. */
export const noRequest: RequestCost = { sentence: 'No request of its own: it comes with its parent.', requests: () => 0 };

/** A paged list: one request per page. At least one, which also finds out that there is nothing. */
export function perPage(halo: HaloEntity): RequestCost {
  if (halo.source.by === 'embedded') throw new TypeError(`${halo.name} has no list of its own.`);
  const { pageSize } = halo.source.list;
  return {
    sentence: `One request per ${pageSize} ${halo.titlePlural.toLowerCase()}.`,
    requests: (counts) => Math.max(1, Math.ceil((counts[halo.name] ?? 0) / pageSize)),
  };
}

/** A list that answers only for one parent at a time: one request per parent record. */
export function perParent(halo: HaloEntity): RequestCost {
  if (halo.source.by !== 'parent') throw new TypeError(`${halo.name} is not listed per parent.`);
  const { parent } = halo.source;
  return {
    sentence: `One request per ${parent.replaceAll('-', ' ')}.`,
    requests: (counts) => counts[parent] ?? 0,
  };
}
