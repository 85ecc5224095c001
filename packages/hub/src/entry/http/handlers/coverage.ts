import type { ApiRoutes } from '@sundog/api';
import type { Membership } from '../../../engine/access/principal.ts';
import { LimitedToClientsError } from '../../../foundation/errors/limited-to-clients.ts';
import type { HandlersOf } from '../api/api-request.ts';
import { withIsoDates } from '../api/with-iso-dates.ts';
import type { RoutesOfArea } from './area.ts';

/** What counts devices of all clients is for whoever sees all. @throws LimitedToClientsError */
function assertSeesAll({ reader }: Membership): void {
  if (reader.clients !== null) throw new LimitedToClientsError();
}

/** A page by where it begins: these lists are small, and are looked through from the start. */
function pageFrom<Item>(rows: readonly Item[], { offset, limit }: { readonly offset: number; readonly limit: number }) {
  const nextCursor = rows.length > limit ? String(offset + limit) : null;
  return { items: rows.slice(0, limit), nextCursor, total: null };
}

const offsetOf = (cursor: string | undefined): number => Math.min(Math.max(Math.trunc(Number(cursor ?? 0)) || 0, 0), 10_000_000);

/** How well sources and HaloPSA cover each other. */
export const coverageHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'coverage'>> = {
  'coverage.show': async ({ hub, membership, params: { connectionId }, query: { staleDays } }) => {
    assertSeesAll(membership);
    return withIsoDates(await hub.devicePlans.coverage({ connectionId, staleDays }));
  },
  'coverage.list': async ({ hub, membership, params: { connectionId }, query: { cursor, limit, kind, staleDays, clientId } }) => {
    assertSeesAll(membership);
    const offset = offsetOf(cursor);
    const order = { connectionId, kind, staleDays, clientId: clientId ?? null, offset, limit: limit + 1 };
    return withIsoDates(pageFrom(await hub.devicePlans.uncovered(order), { offset, limit }));
  },
  'coverage.duplicates': async ({ hub, membership, params: { connectionId }, query: { cursor, limit, clientId } }) => {
    assertSeesAll(membership);
    const offset = offsetOf(cursor);
    const order = { connectionId, clientId: clientId ?? null, offset, limit: limit + 1 };
    return withIsoDates(pageFrom(await hub.devicePlans.duplicates(order), { offset, limit }));
  },
  'coverage.merge': ({ hub, membership, params: { connectionId }, body: { keep, drop } }) => {
    assertSeesAll(membership);
    return hub.devicePlans.planMerge({ connectionId, keep, drop });
  },
  'coverage.counted': async ({ hub, membership, params: { connectionId } }) => {
    assertSeesAll(membership);
    return withIsoDates(await hub.devicePlans.counted({ connectionId }));
  },
};
