import { describe, expect, it } from 'vitest';
import { client, compileDecoder, type HaloPage } from '../../src/index.ts';
import { makeBench } from '../make-client.ts';

async function pagesOf(pages: AsyncIterable<HaloPage>): Promise<HaloPage[]> {
  const all: HaloPage[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

describe('F17: hostile text', () => {
  const decode = compileDecoder(client);
  const body = (row: string) => Buffer.from(`{"record_count":2,"clients":[${row},{"id":2,"name":"whole"}]}`, 'latin1');
  const readAll = async (bytes: Buffer) => {
    const { halo, events } = await makeBench((_, to) => to.writeHead(200, { 'content-type': 'application/json' }).end(bytes));
    const [page] = await pagesOf(halo.listPages(client));
    return { page, events, rows: page?.rows ?? [], first: decode(page?.rows[0] ?? { raw: '{}', value: {} }) };
  };

  it('invalid UTF-8 is replaced and told', async () => {
    const { rows, events } = await readAll(body('{"id":1,"name":"caf\xe9"}'));
    expect(rows[0]?.value['name']).toBe('caf\ufffd');
    expect(rows).toHaveLength(2);
    expect(events).toContainEqual({ kind: 'text-repaired', endpoint: 'GET /api/Client' });
  });

  it.each([
    ['a lone surrogate', '{"id":1,"name":"a\\ud800b"}', 'a\ufffdb'],
    ['NUL', '{"id":1,"name":"a\\u0000b"}', 'a\ufffdb'],
  ])('%s becomes U+FFFD with a note, and stays in the raw text', async (_, row, name) => {
    const { first, rows } = await readAll(body(row));
    expect(first.values['name']).toBe(name);
    expect(first.notes).toEqual([{ field: 'name', problem: 'held NUL or a lone surrogate, replaced by U+FFFD' }]);
    expect(rows[0]?.raw).toBe(row);
  });

  it('a text of 10 MB is a text', async () => {
    const { first } = await readAll(body(`{"id":1,"name":"${'x'.repeat(10_000_000)}"}`));
    expect(String(first.values['name'])).toHaveLength(10_000_000);
  });

  it('1e400, -0 and digits beyond 2^53', async () => {
    const { first } = await readAll(
      body('{"id":-0,"stopped":1e400,"customertype":90071992547409930,"prepaybalance":12345678901234567.89}'),
    );
    expect(first.values).toMatchObject({ id: 0, stopped: null, customerType: null, prepayBalance: '12345678901234567.89' });
    expect(first.notes).toEqual([
      { field: 'stopped', problem: 'too large' },
      { field: 'customerType', problem: 'too large' },
    ]);
  });

  it('duplicate keys: the last one wins, as everywhere', async () => {
    const { first, rows } = await readAll(body('{"id":1,"name":"one","name":"two"}'));
    expect(first.values['name']).toBe('two');
    expect(rows[0]?.raw).toBe('{"id":1,"name":"one","name":"two"}');
  });

  it('__proto__ is an ordinary member and changes no prototype', async () => {
    const { rows, first } = await readAll(
      body('{"id":1,"__proto__":{"name":"evil","isAdmin":true},"constructor":{"prototype":{"x":1}}}'),
    );
    expect(Object.hasOwn(rows[0]?.value ?? {}, '__proto__')).toBe(true);
    expect(first.values['name']).toBeNull();
    expect('isAdmin' in {}).toBe(false);
    expect('x' in {}).toBe(false);
  });

  it('a depth of 10,000 is survived', async () => {
    const { rows } = await readAll(body(`{"id":1,"x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`));
    expect(rows).toHaveLength(2);
  });
});
