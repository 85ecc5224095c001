import type { ApiRoutes } from '@sundog/api';
import type { InspectedRecord } from '../../../features/install/inspect-installed.ts';
import { LimitedToClientsError } from '../../../foundation/errors/limited-to-clients.ts';
import { PlanNotFoundError } from '../../../foundation/errors/plan-not-found.ts';
import { Secret } from '../../../foundation/secret.ts';
import type { HandlersOf } from '../api/api-request.ts';
import type { RoutesOfArea } from './area.ts';

/** Lent rights as they came, with their secret wrapped before anything else sees it; null: none came. */
const lend = (given: { readonly clientId: string; readonly secret: string } | undefined) =>
  given ? { clientId: given.clientId, secret: new Secret(given.secret) } : null;

const toLeft = ({ entity, key, title, screen }: InspectedRecord) => ({ entity, key, title, screen, state: 'hidden' as const });

/** The Connect button in HaloPSA, and taking out what is ours. */
export const installHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'install'>> = {
  'install.show': async ({ hub, params: { connectionId } }) => ({
    publicUrl: hub.publicUrl,
    ...(await hub.install.proveButton(connectionId)),
  }),
  'install.plan': ({ hub, params: { connectionId }, body }) =>
    hub.install.planConnect({ connectionId, administrator: lend(body.administrator) }),
  'install.plan-removal': async ({ hub, params: { connectionId }, body: { administrator, assets = 'keep' } }) => {
    const { hidden, ...plan } = await hub.install.planRemoval({ connectionId, administrator: lend(administrator), assets });
    return { ...plan, hidden: hidden.map(toLeft) };
  },
  'install.apply': async ({ house, hub, membership: { reader }, params: { connectionId }, body: { planId, administrator } }) => {
    await hub.plans.assertVisible({ planId, reader });
    if (reader.clients !== null) throw new LimitedToClientsError();
    const { connectionId: ofPlan, isBeingApplied } = await hub.plans.review({ planId, reader });
    if (ofPlan !== connectionId) throw new PlanNotFoundError(planId);
    if (isBeingApplied) return { isStarted: false };
    const order = { planId, administrator: lend(administrator) };
    await house.runInBackground(`applying of plan ${planId}`, (signal) => hub.install.apply({ ...order, signal }));
    return { isStarted: true };
  },
  'install.receipt': ({ hub, params: { connectionId }, body }) =>
    hub.install.readReceipt({ connectionId, administrator: lend(body.administrator) }),
};
