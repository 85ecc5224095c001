import { createHash } from 'node:crypto';
import { apiRoutes, describeRoutes } from '@sundog/api';
import type { FastifyInstance } from 'fastify';
import { refuseOtherMethods } from './refuse-other-methods.ts';

/** `GET /api/v1/openapi.json`: the API described for programs. The same for everyone, so nobody need be signed in. */
export function addOpenApiRoute(server: FastifyInstance, version: string): void {
  let kept: { readonly text: string; readonly etag: string } | null = null;
  const describe = () => {
    const text = JSON.stringify(describeRoutes(apiRoutes, { title: 'Sundog', version }));
    return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
  };
  server.get('/api/v1/openapi.json', async (request, reply) => {
    // Made when first asked for: the start of the hub does not wait for it.
    kept ??= describe();
    void reply.header('etag', kept.etag).header('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === kept.etag) return reply.code(304).send();
    return reply.type('application/json').send(kept.text);
  });
  refuseOtherMethods(server, '/api/v1/openapi.json', { allowed: ['GET', 'HEAD'] });
}
