import type { FastifyInstance } from 'fastify';
import type { House } from '../../house.ts';
import type { InstallationMetrics } from '../../operations-desk.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { assertMayReadMetrics } from './metrics-guard.ts';
import type { MetricsPage } from './metrics-page.ts';

/** `GET /metrics`, for Prometheus. Who asks while another one is being answered gets the same numbers. */
export function addMetricsRoute(server: FastifyInstance, page: MetricsPage, house: House): void {
  const { operations, version, logError } = house;
  let reading: Promise<InstallationMetrics | null> | null = null;
  const read = (requestId: string) => {
    reading ??= operations
      .readMetrics()
      // What the process tells of itself is wanted most when the database is away.
      .catch((error: unknown) => {
        logError(requestId, error);
        return null;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  };
  server.get('/metrics', async (request, reply) => {
    assertMayReadMetrics(request, operations.metricsToken);
    const installation = await read(request.id);
    const { type, text } = await page.render({ version, installation, pools: operations.readPoolUse() });
    return reply.type(type).send(text);
  });
  refuseOtherMethods(server, '/metrics', { allowed: ['GET', 'HEAD'] });
}
