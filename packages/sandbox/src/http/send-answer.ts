import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Answer } from './answer.ts';
import { writeJson } from './write-json.ts';

const compress = promisify(gzip);
const worthCompressing = 1024;

/** The bytes of an answer and the headers that describe them, before they go on the wire. */
export interface Parcel {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** Turns an answer into bytes: JSON on every status, gzip where the client takes it. */
export async function packAnswer(answer: Answer, request: IncomingMessage, mayHoldRaw: boolean): Promise<Parcel> {
  const plain = answer.bytes ?? Buffer.from(answer.json === undefined ? '' : writeJson(answer.json, mayHoldRaw));
  const headers: Record<string, string> = {
    ...(answer.bytes ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
    ...answer.headers,
  };
  if (plain.length < worthCompressing || !/\bgzip\b/i.test(String(request.headers['accept-encoding'] ?? '')))
    return { status: answer.status, headers, body: plain };
  const body = await compress(plain, { level: constants.Z_BEST_SPEED });
  return { status: answer.status, headers: { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' }, body };
}

/** Sends a parcel as it is. */
export function sendParcel(response: ServerResponse, parcel: Parcel): void {
  if (response.destroyed) return;
  response.writeHead(parcel.status, { ...parcel.headers, 'Content-Length': String(parcel.body.length) });
  response.end(parcel.body);
}
