import type { ServerResponse } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Parcel, sendParcel } from '../http/send-answer.ts';
import type { FaultRule } from './fault.ts';

type Write = (response: ServerResponse, parcel: Parcel) => void;
const megabyte = 1024 * 1024;

/** How a fault puts the bytes of an answer on the wire; null: as they should be. */
export function wireFault({ fault, args = {} }: FaultRule): Write | null {
  const at = args['at'] === undefined ? null : Number(args['at']);
  switch (fault) {
    case 'truncate':
      return truncate(at);
    case 'content-length':
      return misstate(Number(args['by'] ?? 100));
    case 'reset':
    case 'commit-then-reset':
      return (response, parcel) => (at === null ? reset(response) : partThen(response, parcel, { at, finish: reset }));
    case 'stall':
      return (response, parcel) => partThen(response, parcel, { at: at ?? 0, finish: () => undefined });
    case 'drip':
      return drip(Number(args['bytes'] ?? 1), Number(args['everyMs'] ?? 1000));
    case 'gzip-bomb':
      return (response, parcel) => sendParcel(response, bomb(parcel, Number(args['megabytes'] ?? 256)));
    case 'oversized':
      return (response, parcel) => swell(response, parcel, Number(args['megabytes'] ?? 100));
    case 'invalid-utf8':
      return (response, parcel) => sendParcel(response, spoil(parcel));
    default:
      return null;
  }
}

function reset(response: ServerResponse): void {
  const { socket } = response;
  if (socket && 'resetAndDestroy' in socket) socket.resetAndDestroy();
  else response.destroy();
}

/** The text is cut after `at` bytes, and what is left is announced and sent in order. */
function truncate(at: number | null): Write {
  return (response, parcel) => {
    const plain = unpacked(parcel);
    sendParcel(response, { ...plain, body: plain.body.subarray(0, at ?? Math.floor(plain.body.length / 2)) });
  };
}

/** `Content-Length` says more (the client waits for bytes that never come) or less (the text ends early). */
function misstate(by: number): Write {
  return (response, parcel) => {
    const { status, headers, body } = unpacked(parcel);
    const length = Math.max(0, body.length + by);
    // node:http refuses to send bytes beyond the length it announced, so the head is written by hand.
    const head = [
      `HTTP/1.1 ${status} Status`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      `Content-Length: ${length}`,
      'Connection: close',
      '',
      '',
    ];
    response.socket?.end(Buffer.concat([Buffer.from(head.join('\r\n')), body]));
  };
}

function partThen(
  response: ServerResponse,
  { status, headers, body }: Parcel,
  end: { at: number; finish: (response: ServerResponse) => void },
): void {
  response.writeHead(status, { ...headers, 'Content-Length': String(body.length) });
  response.flushHeaders();
  const part = body.subarray(0, end.at);
  if (part.length === 0) end.finish(response);
  else response.write(part, () => end.finish(response));
}

/** A few bytes at a time. Stops when the client goes. */
function drip(bytes: number, everyMs: number): Write {
  return (response, { status, headers, body }) => {
    response.writeHead(status, { ...headers, 'Content-Length': String(body.length) });
    let sent = 0;
    const timer = setInterval(() => {
      response.write(body.subarray(sent, sent + bytes));
      sent += bytes;
      if (sent < body.length) return;
      clearInterval(timer);
      response.end();
    }, everyMs);
    timer.unref();
    response.on('close', () => clearInterval(timer));
  };
}

/** A small answer that unpacks to many megabytes of blanks in front of valid JSON: gzip members may follow one another. */
function bomb(parcel: Parcel, megabytes: number): Parcel {
  const blanks = gzipSync(Buffer.alloc(megabyte, 0x20));
  const last = 'Content-Encoding' in parcel.headers ? parcel.body : gzipSync(parcel.body);
  const members = Array.from({ length: megabytes }, () => blanks);
  return { ...parcel, headers: { ...parcel.headers, 'Content-Encoding': 'gzip' }, body: Buffer.concat([...members, last]) };
}

/** Many megabytes on the wire, uncompressed, written in pieces so that the sandbox itself stays small. */
function swell(response: ServerResponse, { status, headers }: Parcel, megabytes: number): void {
  const { 'Content-Encoding': _encoding, ...rest } = headers;
  response.writeHead(status, rest);
  const blanks = Buffer.alloc(megabyte, 0x20);
  let left = megabytes;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(blanks)) {
        response.once('drain', more);
        return;
      }
    }
    if (!response.destroyed) response.end('[]');
  };
  more();
}

/** One byte that no UTF-8 text holds, inside the first string. */
function spoil(parcel: Parcel): Parcel {
  const plain = unpacked(parcel);
  const body = Buffer.from(plain.body);
  const quote = body.indexOf(':"') + 2;
  if (quote > 1 && quote < body.length) body[quote] = 0xff;
  return { ...plain, body };
}

/** The same without compression: these faults are about the text. */
function unpacked(parcel: Parcel): Parcel {
  const { 'Content-Encoding': encoding, ...headers } = parcel.headers;
  return encoding === undefined ? parcel : { ...parcel, headers, body: gunzipSync(parcel.body) };
}
