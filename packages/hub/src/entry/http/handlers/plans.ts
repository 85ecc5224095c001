import type { ApiRoutes } from '@sundog/api';
import type { Membership } from '../../../engine/access/principal.ts';
import { LimitedToClientsError } from '../../../foundation/errors/limited-to-clients.ts';
import type { PlanChangeFilter } from '../../../store/rows/plan-review-rows.ts';
import type { Hub } from '../../hub.ts';
import type { HandlersOf } from '../api/api-request.ts';
import { withIsoDates } from '../api/with-iso-dates.ts';
import type { RoutesOfArea } from './area.ts';

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };

/** A plan is decided about whole, by somebody who sees it whole. @throws LimitedToClientsError */
function assertSeesAll({ reader }: Membership): void {
  if (reader.clients !== null) throw new LimitedToClientsError();
}

/** Plans of connections that were not granted are not there. @throws PlanNotFoundError, LimitedToClientsError */
async function assertDecides(hub: Hub, membership: Membership, planId: number): Promise<void> {
  await hub.plans.assertVisible({ planId, reader: membership.reader });
  assertSeesAll(membership);
}

/** The words of the API as those of the store. */
const toFilter = ({
  excluded,
  conflicts,
  ...filter
}: Omit<PlanChangeFilter, 'isExcluded' | 'hasConflict'> & {
  readonly excluded?: boolean | undefined;
  readonly conflicts?: boolean | undefined;
}): PlanChangeFilter => ({ ...filter, isExcluded: excluded, hasConflict: conflicts });

/** Plans: what is to be written to HaloPSA. */
export const planHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'plans'>> = {
  'plans.kinds': ({ hub }) => ({ items: hub.plans.kinds() }),
  'plans.list': async ({ hub, membership: { reader }, query: { cursor, limit, connectionId, state } }) => {
    const before = cursor === undefined ? undefined : Number(cursor) || 0;
    const order = { connectionId: connectionId ?? null, state, before, limit: limit + 1, reader };
    const plans = await hub.plans.reviews(order);
    const items = withIsoDates(plans.slice(0, limit));
    return { items, nextCursor: plans.length > limit ? String(items.at(-1)?.id) : null, total: null };
  },
  'plans.build': ({ hub, membership, params: { connectionId }, body, signal }) => {
    assertSeesAll(membership);
    return hub.plans.build({ ...withoutAbsent(body), connectionId, changes: body.changes.map(withoutAbsent), signal });
  },
  'plans.show': async ({ hub, membership: { reader }, params: { planId } }) =>
    withIsoDates(await hub.plans.review({ planId, reader })),
  'plans.changes': async ({ hub, membership: { reader }, params: { planId }, query: { cursor, limit, ...filter } }) => {
    const after = cursor === undefined ? 0 : Number(cursor) || 0;
    const page = await hub.plans.reviewChanges({ planId, reader, filter: toFilter(filter), after, limit });
    return { items: withIsoDates(page.items), nextCursor: page.next === null ? null : String(page.next), total: page.total };
  },
  'plans.export': async ({ hub, membership: { reader }, params: { planId }, query: { format } }) => {
    await hub.plans.assertVisible({ planId, reader });
    const content = hub.plans.exportReview({ planId, reader, format });
    return { type: types[format], fileName: `plan-${planId}.${format}`, content };
  },
  'plans.choose': async ({ hub, membership, params: { planId }, body: { exclude = [], include = [], matching } }) => {
    await assertDecides(hub, membership, planId);
    const found = matching
      ? await hub.plans.listMatching({ planId, reader: membership.reader, filter: toFilter(matching.filter) })
      : [];
    const { excluded } = await hub.plans.choose({
      planId,
      exclude: [...exclude, ...(matching?.act === 'exclude' ? found : [])],
      include: [...include, ...(matching?.act === 'include' ? found : [])],
    });
    return { excluded: excluded.length };
  },
  'plans.approve': async ({ hub, membership, params: { planId }, body }) => {
    await assertDecides(hub, membership, planId);
    const { approvals, needed } = await hub.plans.approve({ ...withoutAbsent(body), planId });
    return { approvals, needed };
  },
  'plans.apply': async ({ house, hub, membership, params: { planId } }) => {
    await assertDecides(hub, membership, planId);
    if ((await hub.plans.review({ planId, reader: membership.reader })).isBeingApplied) return { isStarted: false };
    await house.runInBackground(`applying of plan ${planId}`, (signal) => hub.plans.applyOnce({ planId, signal }));
    return { isStarted: true };
  },
  'plans.revert': async ({ hub, membership, params: { planId }, body, signal }) => {
    await assertDecides(hub, membership, planId);
    const numbers = body.numbers ? { numbers: [...body.numbers] } : {};
    return hub.plans.revert({ planId, signal, ...numbers });
  },
  'plans.discard': async ({ hub, membership, params: { planId }, body }) => {
    await assertDecides(hub, membership, planId);
    await hub.plans.discard({ ...withoutAbsent(body), planId });
    return undefined;
  },
  'plans.policy': async ({ hub, membership, params: { connectionId } }) => {
    const freeze = membership.reader.clients === null ? await hub.plans.readFreeze(connectionId) : undefined;
    const frozen = freeze ? { reason: freeze.reason, at: freeze.frozenAt.toISOString() } : null;
    return { policy: await hub.plans.readPolicy(connectionId), frozen };
  },
  'plans.set-policy': async ({ hub, params: { connectionId }, body }) =>
    (await hub.plans.setPolicy({ connectionId, policy: body })).after,
  'plans.unfreeze': async ({ hub, params: { connectionId } }) => void (await hub.plans.unfreeze({ connectionId })),
};

/** The same without members that are undefined: absent is said by absence. */
function withoutAbsent<Body extends object>(body: Body): { [Name in keyof Body]: Exclude<Body[Name], undefined> } {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Body]: Exclude<Body[Name], undefined>;
  };
}
