import type { FastifyInstance } from 'fastify';
import type { Readiness } from '../readiness.ts';
import { refuseOtherMethods } from './refuse-other-methods.ts';

/**
 * `GET /health`: whether this process lives; it asks nobody, so that a database that is away ends no process. `/healthz` is its former name.
 * `GET /ready`: whether it can work, with what is wrong; 503 where it cannot, and first of all when it stops.
 */
export function addProbeRoutes(server: FastifyInstance, readiness: Readiness): void {
  for (const path of ['/health', '/healthz']) {
    server.get(path, async () => ({ status: 'ok' }));
    refuseOtherMethods(server, path, { allowed: ['GET', 'HEAD'] });
  }
  server.get('/ready', async (_request, reply) => {
    const report = await readiness.read();
    return reply.code(report.status === 'ready' ? 200 : 503).send(report);
  });
  refuseOtherMethods(server, '/ready', { allowed: ['GET', 'HEAD'] });
}
