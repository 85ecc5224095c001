import type { ApiRoutes } from '@sundog/api';
import type { PreflightProgress } from '../../../engine/preflight/run-preflight.ts';
import type { ConnectionResult } from '../../../features/setup/connect.ts';
import { NotConfirmedError } from '../../../foundation/errors/not-confirmed.ts';
import { Secret } from '../../../foundation/secret.ts';
import type { HandlersOf } from '../api/api-request.ts';
import { streamSteps } from '../api/stream-steps.ts';
import { seesConnection } from '../api/visible-connection.ts';
import type { RoutesOfArea } from './area.ts';

/** The steps of a test as they come, and its result. */
function streamTest(test: (onCheck: PreflightProgress) => Promise<ConnectionResult>) {
  return streamSteps(async (tell) => {
    const { saved, connectionId, maySaveWithErrors, report } = await test((step) => tell({ kind: 'step', ...step }));
    return { kind: 'result', saved, connectionId, maySaveWithErrors, report };
  });
}

/** Connections: seen, tested, saved, removed. */
export const connectionHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'connections'>> = {
  'connections.list': async ({ hub, membership }) => ({
    items: (await hub.listConnections()).filter(({ id }) => seesConnection(membership, id)),
    linked: (await hub.links.listTaken())
      .filter(({ connectionId }) => seesConnection(membership, connectionId))
      .map(({ connectionId, connectionName, fromWorkspace, isSandbox }) => ({
        ...{ id: connectionId, name: connectionName, fromWorkspace, isSandbox },
      })),
  }),
  'connections.read': ({ hub, params }) => hub.readConnection(params.connectionId),
  'connections.locate': ({ hub, body, signal }) => hub.locate(body, signal),
  'connections.test': ({ hub, body: { secret, ...fields }, signal }) =>
    streamTest((onCheck) =>
      hub.connect({ ...fields, name: 'test', secret: new Secret(secret), saveWith: 'never', signal }, onCheck),
    ),
  'connections.create': ({ hub, body: { secret, ...fields }, signal }) =>
    streamTest((onCheck) => hub.connect({ ...fields, secret: new Secret(secret), signal }, onCheck)),
  'connections.edit': ({ hub, params, body: { secret, isTrial, saveWith, ...rest }, signal }) =>
    streamTest((onCheck) =>
      hub.editConnection(
        {
          ...rest,
          connection: String(params.connectionId),
          secret: secret ? new Secret(secret) : null,
          saveWith: isTrial ? 'never' : saveWith,
          signal,
        },
        onCheck,
      ),
    ),
  'connections.check': ({ hub, params, signal }) =>
    streamTest(async (onCheck) => {
      const report = await hub.checkConnection({ connection: String(params.connectionId), signal }, onCheck);
      return { saved: true, connectionId: params.connectionId, maySaveWithErrors: false, report };
    }),
  'connections.remove': async ({ hub, params, body }) => {
    const { name } = await hub.findConnection(String(params.connectionId));
    if (body.confirmName !== name) throw new NotConfirmedError(`removing the connection "${name}"`);
    return hub.removeConnection({ connection: String(params.connectionId), keepData: body.keepData });
  },
  'connections.set-secret-expiry': async ({ hub, params, body }) => {
    const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
    await hub.setSecretExpiry({ connection: String(params.connectionId), expiresAt });
    return undefined;
  },
};
