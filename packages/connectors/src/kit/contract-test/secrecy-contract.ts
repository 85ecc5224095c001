import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import type { ContractBench } from './contract-bench.ts';

/** Where a connector's secrets go. It comes last: it looks at all that was seen before. */
export function secrecyContract(bench: ContractBench): void {
  it('asks no other address than its own, with its secrets in no query', async () => {
    bench.setFault(null);
    for (const [, stream] of bench.streams) await bench.read(stream);
    expect([...new Set(bench.running.requests.map(({ origin }) => origin))]).toEqual([bench.open().http.base.origin]);
    for (const { query, path } of bench.running.requests)
      for (const secret of bench.secrets) expect(decodeURIComponent(`${path}?${query}`)).not.toContain(secret);
  });

  it('shows no secret in an error, a log or a record', () => {
    const all = bench.seen.map((one) =>
      inspect(one, { depth: 20, maxStringLength: null, maxArrayLength: null, showHidden: true }),
    );
    expect(all.length).toBeGreaterThan(50);
    const { tickets } = bench.peer;
    if (tickets) expect(all.filter((text) => tickets.test(text))).toEqual([]);
    for (const secret of bench.secrets) {
      const encoded = Buffer.from(secret).toString('base64');
      expect(all.filter((text) => text.includes(secret) || text.includes(encoded))).toEqual([]);
    }
  });
}
