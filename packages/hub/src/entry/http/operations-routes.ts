import type { FastifyInstance } from 'fastify';
import type { House } from '../house.ts';
import { openMetricsPage } from './metrics/metrics-page.ts';
import { addMetricsRoute } from './metrics/metrics-route.ts';
import { addProbeRoutes } from './probe-routes.ts';
import { followRequests } from './request-end.ts';

/** What whoever runs the hub needs of its HTTP door: probes, metrics, a line in the log per request. */
export function addOperationsRoutes(server: FastifyInstance, house: House): void {
  const page = openMetricsPage();
  followRequests(server, { logRequest: house.operations.logRequest, onAnswered: page.observe });
  addProbeRoutes(server, house.operations.readiness);
  addMetricsRoute(server, page, house);
}
