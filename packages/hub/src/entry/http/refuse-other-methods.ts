import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import { MethodNotAllowedError } from '../../foundation/errors/method-not-allowed.ts';

/** What HTTP has and Node reads; CONNECT never comes to a route. */
const methods: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

/**
 * Answers every other method of an address with 405 and Allow (RFC 9110, 15.5.6), before anything of the request is read but its first line:
 * an address does what it was declared for, and nothing that a header or a parameter makes of it (TRUST S48).
 * @param isThere of an address with a wildcard: whether this one is there at all; others are not found
 */
export function refuseOtherMethods(
  server: FastifyInstance,
  url: string,
  {
    allowed,
    isThere = () => true,
  }: { readonly allowed: readonly string[]; readonly isThere?: (request: FastifyRequest) => boolean },
): void {
  server.route({
    method: methods.filter((one) => !allowed.includes(one)),
    url,
    onRequest: async (request, reply) => {
      if (!isThere(request)) return;
      void reply.header('allow', allowed.join(', '));
      throw new MethodNotAllowedError(request.method);
    },
    handler: (_request, reply) => reply.callNotFound(),
  });
}
