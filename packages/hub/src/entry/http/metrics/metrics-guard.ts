import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { MetricsClosedError } from '../../../foundation/errors/metrics-closed.ts';
import type { Secret } from '../../../foundation/secret.ts';

/** What a proxy adds. A request that passed one comes from its machine, whoever sent it. */
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/**
 * Lets those read the metrics who bring the token; where there is none, those who ask on this machine itself. With a token set it is asked of
 * everybody: a proxy on this machine that adds no header would make all the world local.
 * @throws MetricsClosedError
 */
export function assertMayReadMetrics(request: FastifyRequest, token: Secret | null): void {
  const may = token === null ? isLocal(request) : hasToken(request.headers.authorization, token);
  if (!may) throw new MetricsClosedError(token !== null);
}

/** By the connection itself: what a header says of the sender is anybody's word (TRUST S78). */
function isLocal({ socket, headers }: FastifyRequest): boolean {
  if (!/^(?:::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '')) return false;
  return isLoopbackName(headers.host ?? '') && proxyHeaders.every((name) => headers[name] === undefined);
}

/** The name of a proxy's site does not name this machine. */
function isLoopbackName(host: string): boolean {
  return /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host);
}

/** Hashes of one length, so that neither the length nor a common beginning can be measured (TRUST S68). */
function hasToken(header: string | undefined, token: Secret): boolean {
  const given = /^bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '';
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(token.reveal()));
}
