import { z } from 'zod';
import { roles } from '../capabilities.ts';
import { defineRoute } from '../define-route.ts';
import { id } from '../paging.ts';

const email = z.string().max(254);
const password = z.string().max(1000);
const displayName = z.string().max(120);

/** What comes after a step of signing in. `second-factor`: a code; nothing else is open before. */
const next = z.object({ next: z.enum(['done', 'second-factor']) });

/** Signing in and out. */
export const signInRoutes = [
  defineRoute({
    name: 'sign-in.options',
    method: 'GET',
    path: '/api/v1/sign-in/options',
    summary: 'Shows how one may sign in here.',
    permission: 'public',
    answer: z.object({
      /** Whether the first owner is still to come, by the link that the terminal shows. */
      isOwnerMissing: z.boolean(),
      /** The owner of the demonstration; null from the first HaloPSA on that is not imitated. */
      demo: z.object({ email: z.string(), password: z.string() }).nullable(),
      providers: z.array(z.object({ workspaceId: id, name: z.string() })),
      /** Whether the page may be used to sign in; false over plain http from another machine. */
      isSafe: z.boolean(),
    }),
  }),
  defineRoute({
    name: 'sign-in.password',
    method: 'POST',
    path: '/api/v1/sign-in',
    summary: 'Signs in by e-mail and password, and sets the cookie of the session.',
    permission: 'public',
    body: z.strictObject({ email, password }),
    answer: next,
  }),
  defineRoute({
    name: 'sign-in.second-factor',
    method: 'POST',
    path: '/api/v1/sign-in/second-factor',
    summary: 'Completes the session by a code of the app or a recovery code, and sets another cookie.',
    permission: 'signed-in',
    beforeSecondFactor: true,
    body: z.strictObject({ code: z.string().max(40) }),
    answer: next,
  }),
  defineRoute({
    name: 'sign-in.end',
    method: 'POST',
    path: '/api/v1/sign-out',
    summary: 'Signs out: the session ends on the server and the cookie is taken away.',
    permission: 'signed-in',
    beforeSecondFactor: true,
    answer: null,
  }),
  defineRoute({
    name: 'sign-in.first-owner',
    method: 'POST',
    path: '/api/v1/first-owner',
    summary: 'Makes the first owner by the one-time link that the terminal shows, and signs them in.',
    permission: 'public',
    body: z.strictObject({ token: z.string().max(200), email, displayName, password }),
    answer: next,
  }),
  defineRoute({
    name: 'sign-in.read-invitation',
    method: 'POST',
    path: '/api/v1/invitations/read',
    summary: 'Shows what the link of an invitation is for.',
    permission: 'public',
    body: z.strictObject({ token: z.string().max(200) }),
    answer: z.object({ email: z.string(), workspaceName: z.string(), role: z.enum(roles), hasAccount: z.boolean() }),
  }),
  defineRoute({
    name: 'sign-in.accept-invitation',
    method: 'POST',
    path: '/api/v1/invitations/accept',
    summary: 'Accepts an invitation: as who is signed in, or with a new account, which is then signed in.',
    permission: 'public',
    body: z.strictObject({ token: z.string().max(200), displayName: displayName.optional(), password: password.optional() }),
    answer: z.object({ workspaceId: id }),
  }),
  defineRoute({
    name: 'sign-in.start-single-sign-on',
    method: 'POST',
    path: '/api/v1/sign-in/oidc',
    summary: 'Begins to sign in by the identity provider of a workspace: the browser goes to the address in the answer.',
    permission: 'public',
    body: z.strictObject({
      workspaceId: id,
      /** Where to go afterwards, on this site. */
      next: z.string().max(2000).optional(),
      /** Connects the provider with who is signed in, instead of signing in. */
      link: z.boolean().optional(),
    }),
    answer: z.object({ url: z.string() }),
  }),
  defineRoute({
    name: 'sign-in.finish-single-sign-on',
    method: 'GET',
    path: '/api/v1/sign-in/oidc/callback',
    summary:
      'Where the identity provider sends the browser back to. Goes on to the console; refused, to /sign-in?refused=<code>.',
    permission: 'public',
    answer: { kind: 'redirect' },
  }),
] as const;
