import type { LicenceCount } from './records/licence-count.ts';
import type { RefusedRow } from './source-page.ts';
import type { StreamReader } from './source-stream.ts';

/** What one entry counts for. */
export type Counted = Pick<LicenceCount, 'companyId' | 'product' | 'productName' | 'unit'>;

/** How entries are counted. */
export interface CountOptions<Entry> {
  /** What an entry counts for; null: for nothing. */
  readonly countsFor: (entry: Entry) => Counted | null;
  /** Whether refused rows are told here. False where another list of the connector tells them. */
  readonly tellsRefused: boolean;
}

/**
 * The counts of a tool that lists what it bills one by one: entries per company and product. They are known when everything has been read,
 * and come as one page.
 */
export function countEntries<Entry>(
  entries: StreamReader<Entry>,
  { countsFor, tellsRefused }: CountOptions<Entry>,
): StreamReader<LicenceCount> {
  return async function* (session, options = {}) {
    const counts = new Map<string, LicenceCount>();
    const refused: RefusedRow[] = [];
    const asOf = new Date(session.clock.now());
    let isCertain = true;
    // The counts of a part would be wrong: neither `since` nor a cursor applies.
    for await (const page of entries(session, options.signal ? { signal: options.signal } : {})) {
      ({ isCertain } = page);
      if (tellsRefused) refused.push(...page.refused);
      for (const entry of page.records) {
        const counted = countsFor(entry);
        if (counted === null) continue;
        const key = JSON.stringify([counted.companyId, counted.product]);
        counts.set(key, { ...counted, quantity: (counts.get(key)?.quantity ?? 0) + 1, asOf });
      }
    }
    yield { records: [...counts.values()], refused, passedOver: 0, expected: null, cursor: null, isCertain };
  };
}
