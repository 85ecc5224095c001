import { expect, it } from 'vitest';
import type { ContractBench } from './contract-bench.ts';

/** How a connector reads its lists. */
export function readingContract(bench: ContractBench): void {
  it.each(bench.lists)('reads all %s, twice the same, each once', async (name, stream) => {
    const [first, second] = [await bench.read(stream), await bench.read(stream)];
    expect(first.keys).toEqual(second.keys);
    expect(new Set(first.keys).size).toBe(first.keys.length);
    expect(first.keys).not.toEqual([]);
    expect(first.refused).toEqual([]);
    const own = bench.peer.lists.find((list) => list.stream === name);
    if (first.expected !== null) expect(first.expected).toBe(own?.rows.length);
  });

  it.each(bench.lists)('reads all %s from a peer that caps its pages, and from one with large ones', async (_name, stream) => {
    const { keys } = await bench.read(stream);
    bench.setFault({ kind: 'cap', most: 1 });
    expect((await bench.read(stream)).keys).toEqual(keys);
    bench.setFault({ kind: 'cap', most: 1_000 });
    expect((await bench.read(stream)).keys).toEqual(keys);
  });

  it.each(bench.lists)('reads all %s where a page comes twice, and where a row is inserted meanwhile', async (_name, stream) => {
    const { keys } = await bench.read(stream);
    bench.setFault({ kind: 'repeat' });
    expect((await bench.read(stream)).keys).toEqual(keys);
    bench.setFault({ kind: 'insert' });
    const grown = (await bench.read(stream)).keys;
    expect(keys.filter((key) => !grown.includes(key))).toEqual([]);
    expect(new Set(grown).size).toBe(grown.length);
  });

  it.each(bench.lists)('ends the list of %s where the peer never goes on', async (_name, stream) => {
    bench.setFault({ kind: 'stuck' });
    const error = await bench.failure(stream);
    expect(bench.running.requests.length).toBeLessThan(60);
    if (error !== null) expect(error).toMatchObject({ code: 'pages-repeat', disposition: 'retry' });
  });

  it.each(bench.lists)('refuses a row of %s that has lost its sense, and reads the rest', async (name, stream) => {
    const { keys } = await bench.read(stream);
    bench.setFault({ kind: 'malformed', stream: name });
    const whole = await bench.read(stream);
    // Counts add up rows, so that theirs may all stay and say less.
    if (stream !== bench.connector.licenceCounts) expect(whole.keys.length).toBe(keys.length - 1);
    expect(keys).toEqual(expect.arrayContaining([...whole.keys]));
    expect(whole.refused).toHaveLength(1);
    for (const { text, problem } of whole.refused) expect([text, problem]).not.toContain('');
  });

  it.each(bench.lists)('takes the reading of %s up where it was cut off', async (_name, stream) => {
    const { keys } = await bench.read(stream);
    expect(await bench.readInTwo(stream)).toEqual(keys);
  });
}
