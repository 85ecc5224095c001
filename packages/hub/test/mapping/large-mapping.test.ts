import { expect, it } from 'vitest';
import { openMappingStage } from './mapping-stage.ts';

const companies = 4_000;
const devices = 20_000;

/** Words that no list of trades has, so that names are as rare as names are. */
const syllables = ['ba', 'ke', 'lo', 'mi', 'nu', 'ra', 'se', 'ti', 'vo', 'zu', 'fal', 'gor', 'hin', 'jas', 'pel', 'dro'];
const wordOf = (n: number) => [n % 16, (n >> 4) % 16, (n >> 8) % 16, (n * 7 + 3) % 16].map((at) => syllables[at]).join('');
const nameOf = (n: number) => `${wordOf(n * 31 + 11)} ${wordOf(n * 17 + 5)} Ltd`;

it(`links ${companies} companies and ${devices} devices, and finds nothing to do the second time`, {
  timeout: 400_000,
}, async () => {
  const stage = await openMappingStage();
  try {
    await stage.add();
    await stage.putClients(Array.from({ length: companies }, (_, n) => ({ id: n + 1, name: nameOf(n) })));
    await stage.putAssets(
      Array.from({ length: devices }, (_, n) => ({
        id: n + 1,
        clientId: (n % companies) + 1,
        name: `TAG-${n}`,
        serial: `S7X${n}Q`,
      })),
    );
    const put = (stream: string, records: readonly object[]) =>
      stage.query(
        `INSERT INTO hub.source_record (source_id, stream, external_id, company_id, record, content_hash, first_seen_at, seen_at, changed_at)
         SELECT 1, $1, r ->> 'id', coalesce(r ->> 'companyId', r ->> 'id'), r, decode(md5(r::text), 'hex'), now(), now(), now()
           FROM jsonb_array_elements($2::jsonb) AS r`,
        [stream, JSON.stringify(records)],
      );
    await put(
      'company',
      Array.from({ length: companies }, (_, n) => ({ id: `c${n}`, name: nameOf(n).replace(' Ltd', '') })),
    );
    await put(
      'device',
      Array.from({ length: devices }, (_, n) => ({
        id: `d${n}`,
        companyId: `c${n % companies}`,
        name: `PC-${n}`,
        serial: `S7X${n}Q`,
        macs: [],
      })),
    );
    const timed = async <T>(what: string, work: () => Promise<T>) => {
      const began = performance.now();
      const done = await work();
      console.log(`${what}: ${Math.round(performance.now() - began)} ms`);
      return done;
    };
    const first = await timed('first refresh', () => stage.refresh());
    const again = await timed('second refresh', () => stage.refresh());
    const standing = await timed('counts and checklist', () => stage.desk.show('Ninja'));
    const page = { source: 'Ninja', kind: 'device', tab: 'matched', text: null, sort: 'name', after: null, limit: 50 } as const;
    await timed('a page of devices', () => stage.desk.list(page));
    console.log(JSON.stringify({ first, again, company: standing.counts.company, device: standing.counts.device }));
    expect(first.linked).toBeGreaterThan((companies + devices) * 0.9);
    expect(again).toMatchObject({ batchId: null, linked: 0, candidatesChanged: 0 });
    expect(standing.counts.device.matched + standing.leftOut.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(
      devices,
    );
  } finally {
    await stage.close();
  }
});
