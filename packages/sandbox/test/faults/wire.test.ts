import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import type { Visitor } from '../visitor.ts';
import { type FaultySandbox, list, startFaultySandbox } from './faulty-sandbox.ts';

let faulty: FaultySandbox;
let sandbox: Sandbox;
let visitor: Visitor;
beforeAll(async () => {
  faulty = await startFaultySandbox();
  ({ sandbox, visitor } = faulty);
});
afterEach(() => sandbox.control.clearFaults());
afterAll(() => sandbox.close());
const plan: FaultySandbox['plan'] = (...rule) => faulty.plan(...rule);

/** The bytes of an answer as they stand on the wire, until the server ends or `ms` have gone by. */
function rawGet(path: string, ms = 2000): Promise<{ bytes: Buffer; ended: 'end' | 'reset' | 'open' }> {
  const { hostname, port } = new URL(sandbox.url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${visitor.token}\r\nConnection: close\r\n\r\n`),
    );
    const finish = (ended: 'end' | 'reset' | 'open') => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ bytes: Buffer.concat(chunks), ended });
    };
    const timer = setTimeout(() => finish('open'), ms);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('end', () => finish('end'));
    socket.on('error', () => finish('reset'));
  });
}

const text = (bytes: Buffer) => bytes.toString('latin1');
const bodyOf = (bytes: Buffer) => bytes.subarray(bytes.indexOf('\r\n\r\n') + 4);

describe('the wire', () => {
  test('a content length that is too large waits for more, one too small cuts', async () => {
    plan('content-length', { by: 50 });
    const larger = (await rawGet(`/api/${list}`)).bytes;
    expect(Number(/Content-Length: (\d+)/.exec(text(larger))?.[1])).toBe(bodyOf(larger).length + 50);
    plan('content-length', { by: -50 });
    const smaller = (await rawGet(`/api/${list}`)).bytes;
    expect(Number(/Content-Length: (\d+)/.exec(text(smaller))?.[1])).toBe(bodyOf(smaller).length - 50);
  });

  test('a reset before the headers, and in the middle of the body', async () => {
    plan('reset');
    expect(await rawGet(`/api/${list}`)).toMatchObject({ ended: 'reset', bytes: Buffer.alloc(0) });
    plan('reset', { at: 500 });
    const { bytes, ended } = await rawGet(`/api/${list}`);
    expect([ended, bodyOf(bytes).length <= 500]).toEqual(['reset', true]);
  });

  test('a stall after the headers, and a slow drip', async () => {
    plan('stall');
    const stalled = await rawGet(`/api/${list}`, 300);
    expect([stalled.ended, bodyOf(stalled.bytes).length]).toEqual(['open', 0]);
    plan('drip', { bytes: 3, everyMs: 30 });
    const dripped = await rawGet(`/api/${list}`, 400);
    expect(dripped.ended).toBe('open');
    expect(bodyOf(dripped.bytes).length).toBeGreaterThan(3);
    expect(bodyOf(dripped.bytes).length).toBeLessThan(100);
  });

  test('a gzip bomb is small on the wire and JSON inside', async () => {
    plan('gzip-bomb', { megabytes: 8 });
    const body = bodyOf((await rawGet(`/api/${list}`)).bytes);
    expect(body.length).toBeLessThan(300_000);
    const unpacked = gunzipSync(body);
    expect(unpacked.length).toBeGreaterThan(8 * 1024 * 1024);
    expect(JSON.parse(unpacked.toString()).tickets).toHaveLength(50);
  });

  test('an oversized body', async () => {
    plan('oversized', { megabytes: 3 });
    expect(bodyOf((await rawGet(`/api/${list}`, 5000)).bytes).length).toBeGreaterThan(3 * 1024 * 1024);
  });
});
