import type { IncomingMessage } from 'node:http';
import { refuse } from './refusal.ts';

const mostBytes = 256 * 1024 * 1024;

/** The body of a request as text. Throws 413 beyond 256 MB. */
export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const piece: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    bytes += piece.length;
    if (bytes > mostBytes) throw refuse(413, 'The request body is too large.');
    chunks.push(piece);
  }
  return Buffer.concat(chunks).toString('utf8');
}
