import type { ApiRoutes } from '@sundog/api';
import {
  changePassword,
  endSession,
  listOwnSessions,
  readOwnAccount,
  renameAccount,
} from '../../../features/access/own-account.ts';
import {
  confirmSecondFactor,
  enrolTotp,
  removeSecondFactor,
  renewRecoveryCodes,
} from '../../../features/access/own-second-factor.ts';
import { assertByPassword, assertSession } from '../../access-desk.ts';
import type { HandlersOf } from '../api/api-request.ts';
import type { RoutesOfArea } from './area.ts';

/** One's own account. */
export const accountHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'account'>> = {
  'account.me': async ({ house, principal, origin }) => {
    const { account, recoveryCodesLeft } = await readOwnAccount(house.access.depsFor(principal, origin), principal.accountId);
    const { accountId, email, displayName, isInstallationOwner, isComplete, signedInBy = 'key' } = principal;
    const memberships = isComplete ? [...principal.memberships.values()] : [];
    return {
      ...{ accountId, email, displayName, isInstallationOwner, isComplete, signedInBy, isDemo: account.isDemo },
      hasPassword: account.passwordHash !== null,
      secondFactor: { isOn: Boolean(account.totp?.confirmedAt), recoveryCodesLeft },
      workspaces: memberships.map((one) => ({
        id: one.workspaceId,
        name: one.workspaceName,
        role: one.role,
        capabilities: [...one.capabilities],
        isLimitedToClients: one.reader.clients !== null,
        connectionIds: [...one.reader.connectionIds],
        isReachable: one.isShutTo === undefined,
      })),
    };
  },
  'account.change': async ({ house, principal, origin, body }) => {
    const { accountId } = assertByPassword(principal);
    await renameAccount(house.access.depsFor(principal, origin), { accountId, ...body });
    return undefined;
  },
  'account.change-password': async ({ house, principal, origin, body }) => {
    const { accountId, id: sessionId } = assertByPassword(principal);
    return { sessionsEnded: await changePassword(house.access.depsFor(principal, origin), { accountId, sessionId, ...body }) };
  },
  'account.enrol-second-factor': ({ house, principal, origin, body }) => {
    const { accountId } = assertByPassword(principal);
    return enrolTotp(house.access.depsFor(principal, origin), { accountId, ...body });
  },
  'account.confirm-second-factor': async ({ house, principal, origin, body }) => {
    const { accountId } = assertByPassword(principal);
    return { recoveryCodes: [...(await confirmSecondFactor(house.access.depsFor(principal, origin), { accountId, ...body }))] };
  },
  'account.remove-second-factor': async ({ house, principal, origin, body }) => {
    const { accountId } = assertByPassword(principal);
    await removeSecondFactor(house.access.depsFor(principal, origin), { accountId, ...body });
    return undefined;
  },
  'account.renew-recovery-codes': async ({ house, principal, origin, body }) => {
    const { accountId } = assertByPassword(principal);
    return { recoveryCodes: [...(await renewRecoveryCodes(house.access.depsFor(principal, origin), { accountId, ...body }))] };
  },
  'account.sessions': async ({ house, principal, origin }) => {
    const { accountId, id: own } = assertByPassword(principal);
    const sessions = await listOwnSessions(house.access.depsFor(principal, origin), accountId);
    return {
      items: sessions.map(({ id, createdAt, seenAt, expiresAt, ip, userAgent, method }) => ({
        ...{ id, isThisOne: id === own, ip, userAgent, method },
        createdAt: createdAt.toISOString(),
        seenAt: seenAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      })),
    };
  },
  'account.end-session': async ({ house, principal, origin, params }) => {
    const { accountId } = assertSession(principal);
    if (params.sessionId !== principal.id) assertByPassword(principal);
    await endSession(house.access.depsFor(principal, origin), { accountId, sessionId: params.sessionId });
    return undefined;
  },
};
