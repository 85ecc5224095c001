import { describe, expect, it } from 'vitest';
import { client, type HaloPage } from '../../src/index.ts';
import { errorOf, makeBench } from '../make-client.ts';
import { sendJson } from '../peer.ts';

const three = [1, 2, 3].map((id) => ({ id, name: `Client ${id}` }));
const envelope = (rows: readonly unknown[]) => ({ page_no: 1, page_size: 500, record_count: rows.length, clients: rows });

async function pagesOf(pages: AsyncIterable<HaloPage>): Promise<HaloPage[]> {
  const all: HaloPage[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

describe('F09: a HaloPSA that is down', () => {
  const areas = ['Client', 'Site', 'Users', 'Asset', 'Tickets', 'Invoice', 'Item', 'Supplier'];
  const down = { isDown: true, times: [] as number[] };
  const makeDown = async () => {
    Object.assign(down, { isDown: true, times: [] });
    const bench = await makeBench((_, to) => {
      down.times.push(bench.clock.now());
      if (down.isDown) to.writeHead(503, { 'content-type': 'text/html' }).end('<h1>maintenance</h1>');
      else sendJson(to, envelope(three));
    });
    return bench;
  };
  const askAll = (halo: Awaited<ReturnType<typeof makeDown>>['halo']) =>
    Promise.all(
      areas.map((area) =>
        halo.get(area).then(
          () => 'answered',
          (error) => error.code as string,
        ),
      ),
    );

  it('is asked ten times, then by one probe at a time; whoever waits for two minutes hears why', async () => {
    const { halo, clock } = await makeDown();
    const startedAt = clock.now();
    const ends = await askAll(halo);
    expect(new Set(ends)).toEqual(new Set(['not-answering']));
    // Eight questions of five tries would have been forty.
    expect(down.times.length).toBeLessThan(25);
    const probes = down.times.filter((time) => time - startedAt > 10_000);
    expect(probes.length).toBeGreaterThan(0);
    for (const [index, time] of probes.entries()) if (index > 0) expect(time - (probes[index - 1] ?? 0)).toBeGreaterThan(19_000);
    const sent = down.times.length;
    expect(await errorOf(halo.get('Team'))).toMatchObject({ code: 'not-answering', disposition: 'retry' });
    expect(down.times.length).toBe(sent);
  });

  it('and comes back within two minutes has failed nobody: no page is skipped', async () => {
    const { halo, clock } = await makeDown();
    const comesBack = clock.sleep(45_000).then(() => {
      down.isDown = false;
    });
    const ends = askAll(halo);
    const pages = pagesOf(halo.listPages(client));
    await comesBack;
    expect(new Set(await ends)).toEqual(new Set(['answered']));
    expect((await pages).flatMap(({ rows }) => rows)).toHaveLength(3);
  });

  it('answers a person who asks, and then everybody', async () => {
    const { halo } = await makeDown();
    await askAll(halo);
    down.isDown = false;
    await halo.get('Client', {}, { priority: 'interactive' });
    expect(new Set(await askAll(halo))).toEqual(new Set(['answered']));
  });

  it('in one area only holds up no other', async () => {
    const { halo, peer } = await makeBench((request, to) => {
      if (request.path === '/api/Invoice') sendJson(to, {}, { status: 500 });
      else sendJson(to, envelope(three));
    });
    for (let round = 0; round < 5; round += 1) await errorOf(halo.get('Invoice'));
    expect(peer.requests.filter(({ path }) => path === '/api/Invoice')).toHaveLength(25);
    await halo.get('Client');
  });
});
