import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { checkSource, defineConnector, openSession, type SourcePage, type StreamReader } from '../src/index.ts';
import { defineSourceStream } from '../src/kit/define-source-stream.ts';
import { onePage } from '../src/kit/paging/one-page.ts';
import { pageNumber } from '../src/kit/paging/page-number.ts';
import { listAt } from '../src/kit/rows/list-at.ts';
import { memberAt } from '../src/kit/rows/member-at.ts';
import { noSignIn } from '../src/kit/sign-in/no-sign-in.ts';
import { VirtualClock } from '../src/kit/testing/virtual-clock.ts';
import { Peer } from './door/open-door.ts';

let peer: Peer;
beforeEach(async () => {
  peer = await Peer.start();
});
afterEach(() => peer.stop());

const row = z.object({ id: z.string(), name: z.string().nullish() });

const numbered = defineSourceStream({
  mostPages: 50,
  question: () => ({ path: 'list' }),
  paging: pageNumber({ parameter: 'page', first: 0 }),
  rows: listAt('rows'),
  expected: (json) => Number(memberAt(json, ['total'])) || null,
  row,
  record: ({ id }) => (id === 'bin' ? null : { id }),
});

function open(onRows?: (rows: readonly unknown[]) => void) {
  const empty: StreamReader<never> = async function* () {
    // nothing
  };
  const connector = defineConnector({
    name: 'acme',
    title: 'Acme',
    kind: 'rmm',
    settings: [],
    base: () => peer.base,
    signIn: noSignIn,
    rateLimit: { requests: 1_000, perMs: 1_000 },
    probe: async () => [],
    companies: empty,
    devices: empty,
    deletions: { notSeenForDays: null },
    docs: 'docs/connectors/acme.md',
    assumptions: [],
  });
  const options = {
    settings: {},
    network: { fetch: (url: string, request: RequestInit) => fetch(url, request) },
    clock: new VirtualClock(),
  };
  return { connector, options, session: openSession(connector, onRows ? { ...options, onRows } : options) };
}

async function readAll<Entry>(stream: StreamReader<Entry>): Promise<SourcePage<Entry>[]> {
  const pages: SourcePage<Entry>[] = [];
  for await (const page of stream(open().session)) pages.push(page);
  return pages;
}

/** Answers with the page that the number names, and with nothing beyond. */
function answerPages(pages: readonly (readonly object[])[], total?: number): void {
  peer.answer = (request, response) => {
    const page = Number(new URL(request.url ?? '', peer.base).searchParams.get('page'));
    response.end(JSON.stringify({ rows: pages[page] ?? [], total }));
  };
}

it('says of each page what it proves: records, what is none of the list, and the count of the tool', async () => {
  answerPages(
    [
      [{ id: 'a' }, { id: 'bin' }],
      [{ id: 'b' }, { id: 5 }],
    ],
    4,
  );
  const pages = await readAll(numbered);
  expect(
    pages.map(({ records, refused, passedOver, expected }) => [records.length, refused.length, passedOver, expected]),
  ).toEqual([
    [1, 0, 1, 4],
    [1, 1, 0, 4],
    [0, 0, 0, 4],
  ]);
  expect(pages[1]?.refused).toEqual([{ text: '{"id":5}', problem: expect.stringMatching(/^id: /) }]);
  expect(pages.at(-1)).toMatchObject({ cursor: null, isCertain: true });
});

it('does not call a list whole that ended by repetition, where the tool does not count', async () => {
  peer.answer = (_request, response) => response.end(JSON.stringify({ rows: [{ id: 'a' }] }));
  expect((await readAll(numbered)).map(({ isCertain }) => isCertain)).toEqual([true, false]);
});

it('says so where the tool repeats a page although more is to come by its own count', async () => {
  peer.answer = (_request, response) => response.end(JSON.stringify({ rows: [{ id: 'a' }], total: 9 }));
  await expect(readAll(numbered)).rejects.toMatchObject({ code: 'pages-repeat', disposition: 'retry' });
});

it('ends at a bound where a tool makes up new rows for ever', async () => {
  let count = 0;
  peer.answer = (_request, response) => {
    count += 1;
    response.end(JSON.stringify({ rows: [{ id: String(count) }] }));
  };
  await expect(readAll(numbered)).rejects.toMatchObject({ code: 'too-many-pages', disposition: 'stop' });
  expect(count).toBe(50);
});

it('reads nothing out of an answer of another shape', async () => {
  peer.answer = (_request, response) => response.end('{"items":[]}');
  await expect(readAll(numbered)).rejects.toMatchObject({
    code: 'unexpected-shape',
    disposition: 'stop',
    message: expect.stringContaining('Acme'),
  });
});

it('compares first answers with what is assumed, list by list, and goes on where one may not be read', async () => {
  peer.answer = (request, response) => {
    if (request.url?.startsWith('/api/list')) response.end(JSON.stringify({ rows: [{ id: 'a', title: 'hidden' }, { id: 7 }] }));
    else response.writeHead(403).end('{}');
  };
  const { connector, options } = open();
  const forbidden = defineSourceStream({
    question: () => ({ path: 'no' }),
    paging: onePage,
    rows: listAt(),
    row,
    record: ({ id }) => ({ id }),
  });
  const findings = await checkSource({ ...connector, companies: numbered as never, devices: forbidden as never }, options);
  expect(findings).toEqual([
    {
      stream: 'companies',
      rows: 2,
      refused: 1,
      code: null,
      differences: [{ missing: ['name'], fresh: ['title'], retyped: [{ path: 'id', assumed: 'string', found: 'number' }] }],
    },
    { stream: 'devices', rows: 0, refused: 0, code: 'not-permitted', differences: [] },
  ]);
});
