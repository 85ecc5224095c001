import { describe, expect, it } from 'vitest';
import type { Question } from '../http/question.ts';
import { afterId } from './after-id.ts';
import { nextLink } from './next-link.ts';
import { onePage } from './one-page.ts';
import { pageNumber } from './page-number.ts';
import { pageToken } from './page-token.ts';
import type { Paging } from './paging.ts';
import { pathOffset } from './path-offset.ts';
import { serverCursor } from './server-cursor.ts';
import { rowWindow } from './window.ts';

const base = new URL('https://tool.example/api');
const rows = [{ id: 3 }, { id: 7 }];
const question: Question = { path: 'list', query: { size: '50' } };

interface Case {
  readonly style: string;
  readonly paging: Paging;
  readonly cursor: string | null;
  readonly json?: unknown;
  /** What is asked at the cursor. */
  readonly asks: object;
  /** Where it goes on after two rows. */
  readonly next: string | null;
}

const call = { method: 'Enumerate', params: { query: { PartnerId: 5 } } };

const cases: readonly Case[] = [
  { style: 'one page', paging: onePage, cursor: null, asks: question, next: null },
  { style: 'after id, first', paging: afterId({ parameter: 'after', member: 'id' }), cursor: null, asks: question, next: '7' },
  {
    style: 'after id',
    paging: afterId({ parameter: 'after', member: 'id' }),
    cursor: '2',
    asks: { query: { size: '50', after: '2' } },
    next: '7',
  },
  {
    style: 'numbers from 0',
    paging: pageNumber({ parameter: 'page', first: 0 }),
    cursor: null,
    asks: { query: { page: '0' } },
    next: '1',
  },
  {
    style: 'numbers from 1',
    paging: pageNumber({ parameter: 'page', first: 1 }),
    cursor: null,
    asks: { query: { page: '1' } },
    next: '2',
  },
  {
    style: 'numbers, later',
    paging: pageNumber({ parameter: 'page', first: 1 }),
    cursor: '9',
    asks: { query: { page: '9' } },
    next: '10',
  },
  {
    style: 'window in the query',
    paging: rowWindow({ at: 'query', start: 'skip', count: 'take', size: 100 }),
    cursor: '40',
    asks: { query: { skip: '40', take: '100' } },
    next: '42',
  },
  {
    style: 'server cursor',
    paging: serverCursor({ parameter: 'cursor', from: ['cursor', 'name'] }),
    cursor: 'abc',
    json: { cursor: { name: 'abc' } },
    asks: { query: { cursor: 'abc' } },
    next: 'abc',
  },
  {
    style: 'page token',
    paging: pageToken({ parameter: 'token', from: ['next'] }),
    cursor: 'abc',
    json: { next: 'def' },
    asks: { query: { token: 'abc' } },
    next: 'def',
  },
  {
    style: 'page token that comes again',
    paging: pageToken({ parameter: 'token', from: ['next'] }),
    cursor: 'abc',
    json: { next: 'abc' },
    asks: {},
    next: null,
  },
  {
    style: 'page token that is absent',
    paging: pageToken({ parameter: 'token', from: ['next'] }),
    cursor: null,
    json: {},
    asks: {},
    next: null,
  },
  {
    style: 'next link',
    paging: nextLink({ from: ['@odata.nextLink'] }),
    cursor: null,
    json: { '@odata.nextLink': 'https://tool.example/api/list?skip=2' },
    asks: question,
    next: 'https://tool.example/api/list?skip=2',
  },
];

describe('a style of paging', () => {
  it.each(cases)('asks and goes on by the rows that came: $style', ({ paging, cursor, json = null, asks, next }) => {
    expect(paging.ask(question, cursor)).toMatchObject(asks);
    expect(paging.next({ cursor, rows, json, base })).toBe(next);
  });

  it.each(cases)('ends on a page without rows: $style', ({ paging, cursor, json = null }) => {
    expect(paging.next({ cursor, rows: [], json, base })).toBeNull();
  });

  it('fills offset and count into the path', () => {
    const paging = pathOffset({ count: 100 });
    expect(paging.ask({ path: 'Computers/{offset}/{count}' }, null).path).toBe('Computers/0/100');
    expect(paging.ask({ path: 'Computers/{offset}/{count}' }, '7').path).toBe('Computers/7/100');
    expect(paging.next({ cursor: '7', rows, json: null, base })).toBe('9');
  });

  it('puts a window into the query of a JSON-RPC call, beside what is there', () => {
    const paging = rowWindow({ at: 'json-rpc', start: 'StartRecordNumber', count: 'RecordsCount', size: 250 });
    const asked = paging.ask({ method: 'POST', path: 'jsonapi', body: { kind: 'json', json: call } }, '500');
    expect(asked.body).toEqual({
      kind: 'json',
      json: { method: 'Enumerate', params: { query: { PartnerId: 5, StartRecordNumber: 500, RecordsCount: 250 } } },
    });
  });

  it('follows no link to another origin', () => {
    const json = { next: 'https://elsewhere.example/api/list' };
    expect(() => nextLink({ from: ['next'] }).next({ cursor: null, rows, json, base })).toThrow(
      expect.objectContaining({ code: 'foreign-origin', disposition: 'stop' }),
    );
  });

  it('passes rows without an id over, and says so where none has one', () => {
    const paging = afterId({ parameter: 'after', member: 'id' });
    expect(paging.next({ cursor: null, rows: [{ id: 3 }, { id: {} }], json: null, base })).toBe('3');
    expect(() => paging.next({ cursor: null, rows: [{}], json: null, base })).toThrow(
      expect.objectContaining({ code: 'unexpected-shape' }),
    );
  });
});
