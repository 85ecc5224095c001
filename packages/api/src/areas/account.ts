import { z } from 'zod';
import { capabilities, roles } from '../capabilities.ts';
import { defineRoute } from '../define-route.ts';
import { id, instant } from '../paging.ts';

const uuid = z.uuid();
const password = z.string().max(1000);

const session = z.object({
  id: uuid,
  isThisOne: z.boolean(),
  createdAt: instant,
  seenAt: instant,
  expiresAt: instant,
  ip: z.string(),
  userAgent: z.string().nullable(),
  method: z.enum(['password', 'single-sign-on']),
});

/** One's own account. What changes it needs a session by password. */
export const accountRoutes = [
  defineRoute({
    name: 'account.me',
    method: 'GET',
    path: '/api/v1/me',
    summary: 'Shows who you are, and what you may do where.',
    permission: 'signed-in',
    beforeSecondFactor: true,
    answer: z.object({
      accountId: uuid,
      email: z.string(),
      displayName: z.string(),
      isInstallationOwner: z.boolean(),
      /** Of the console's owner of the demonstration. */
      isDemo: z.boolean(),
      /** False: the second factor is still to come. */
      isComplete: z.boolean(),
      signedInBy: z.enum(['password', 'single-sign-on', 'key']),
      hasPassword: z.boolean(),
      secondFactor: z.object({ isOn: z.boolean(), recoveryCodesLeft: z.int() }),
      workspaces: z.array(
        z.object({
          id,
          name: z.string(),
          role: z.enum(roles),
          capabilities: z.array(z.enum(capabilities)),
          isLimitedToClients: z.boolean(),
          connectionIds: z.array(id),
          /** Whether the workspace can be reached from where you are. */
          isReachable: z.boolean(),
        }),
      ),
    }),
  }),
  defineRoute({
    name: 'account.change',
    method: 'PATCH',
    path: '/api/v1/me',
    summary: 'Changes how you are called.',
    permission: 'signed-in',
    body: z.strictObject({ displayName: z.string().max(120) }),
    answer: null,
  }),
  defineRoute({
    name: 'account.change-password',
    method: 'POST',
    path: '/api/v1/me/password',
    summary: 'Changes your password, and ends your other sessions.',
    permission: 'signed-in',
    body: z.strictObject({ current: password, password }),
    answer: z.object({ sessionsEnded: z.int() }),
  }),
  defineRoute({
    name: 'account.enrol-second-factor',
    method: 'POST',
    path: '/api/v1/me/second-factor',
    summary: 'Begins to set up a second factor: shows the secret for an app of codes, this once.',
    permission: 'signed-in',
    body: z.strictObject({ password }),
    answer: z.object({ address: z.string(), secret: z.string() }),
  }),
  defineRoute({
    name: 'account.confirm-second-factor',
    method: 'POST',
    path: '/api/v1/me/second-factor/confirm',
    summary: 'Switches the second factor on by a code of the app. Shows ten recovery codes, this once.',
    permission: 'signed-in',
    body: z.strictObject({ code: z.string().max(20) }),
    answer: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  defineRoute({
    name: 'account.remove-second-factor',
    method: 'POST',
    path: '/api/v1/me/second-factor/remove',
    summary: 'Switches the second factor off.',
    permission: 'signed-in',
    body: z.strictObject({ password }),
    answer: null,
  }),
  defineRoute({
    name: 'account.renew-recovery-codes',
    method: 'POST',
    path: '/api/v1/me/recovery-codes',
    summary: 'Makes ten other recovery codes; those before open nothing any more.',
    permission: 'signed-in',
    body: z.strictObject({ password }),
    answer: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  defineRoute({
    name: 'account.sessions',
    method: 'GET',
    path: '/api/v1/me/sessions',
    summary: 'Lists where you are signed in.',
    permission: 'signed-in',
    answer: z.object({ items: z.array(session) }),
  }),
  defineRoute({
    name: 'account.end-session',
    method: 'DELETE',
    path: '/api/v1/me/sessions/:sessionId',
    summary: 'Ends one of your sessions.',
    permission: 'signed-in',
    params: z.object({ sessionId: uuid }),
    answer: null,
  }),
] as const;
