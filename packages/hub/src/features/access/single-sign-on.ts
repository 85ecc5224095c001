import { z } from 'zod';
import type { OidcIdentity, OidcPeer } from '../../engine/access/oidc-peer.ts';
import { safeNext } from '../../engine/access/safe-next.ts';
import { hashToken, makeToken } from '../../engine/access/token.ts';
import { defineInstallationVerb } from '../../engine/installation-verb.ts';
import { NotThereError } from '../../foundation/errors/not-there.ts';
import { SingleSignOnRefusedError } from '../../foundation/errors/single-sign-on-refused.ts';
import {
  findIdentityProvider,
  type IdentityProviderRow,
  insertSsoAttempt,
  listIdentityProviders,
  type SsoAttempt,
  takeSsoAttempt,
} from '../../store/rows/identity-provider-rows.ts';
import type { AccessDeps } from './access-deps.ts';
import { accountIdField } from './access-fields.ts';
import { admitIdentity, linkIdentity } from './admit-identity.ts';
import { openProvider } from './identity-provider.ts';
import { type BegunSession, beginSession } from './session-life.ts';

/** What signing in by an identity provider works with. */
export interface SingleSignOnDeps extends AccessDeps {
  readonly oidc: OidcPeer;
}

/** The identity providers by which one may sign in, by workspace. */
export async function listProviders({ store }: Pick<AccessDeps, 'store'>): Promise<readonly IdentityProviderRow[]> {
  return store.inInstallation(listIdentityProviders, { readOnly: true });
}

const minutes = 10;

const startInput = z.object({
  workspaceId: z.number().int(),
  redirectUri: z.url(),
  next: z.string().max(2000).optional(),
  /** Who takes the identity as one of their own; null: somebody signs in. */
  linkAccountId: accountIdField.nullable().default(null),
});

/** A sign-in that has begun. */
export interface BegunSingleSignOn {
  /** Where the browser goes. */
  readonly url: string;
  /** Goes into a cookie: the browser that begins is the one that comes back. */
  readonly browserToken: string;
}

/** Begins a sign-in at the identity provider of a workspace. @throws NotThereError, SingleSignOnRefusedError */
export const startSingleSignOn = defineInstallationVerb<
  SingleSignOnDeps,
  typeof startInput,
  readonly [SsoAttempt, string, string],
  BegunSingleSignOn
>({
  name: 'sign-in.start-single-sign-on',
  input: startInput,
  prepare: async ({ store, oidc, vault }, { workspaceId, redirectUri, next, linkAccountId }) => {
    const row = await store.inInstallation((db) => findIdentityProvider(db, workspaceId), { readOnly: true });
    if (!row) throw new NotThereError('identity provider');
    const { url, state, nonce, codeVerifier } = await oidc.leave(openProvider(row, vault), redirectUri);
    const { issuer } = row;
    return [{ workspaceId, issuer, nonce, codeVerifier, redirectUri, next: safeNext(next), linkAccountId }, state, url];
  },
  run: async ({ db, clock }, _input, [attempt, state, url]) => {
    const { token, tokenHash } = makeToken();
    const at = new Date(clock.now());
    const expiresAt = new Date(at.getTime() + minutes * 60_000);
    await insertSsoAttempt(db, { ...attempt, stateHash: hashToken(state), browserHash: tokenHash, at, expiresAt });
    return { url, browserToken: token };
  },
  note: () => null,
});

const finishInput = z.object({
  /** What the provider added to the redirect URI, from the question mark on. */
  search: z.string().max(8000),
  browserToken: z.string().max(200),
  /** Who is signed in by password in this browser; null: nobody. */
  accountId: accountIdField.nullable(),
});

interface Arrival {
  readonly attempt: SsoAttempt;
  readonly provider: IdentityProviderRow;
  readonly identity: OidcIdentity;
}

/** How a sign-in ended. */
export interface FinishedSingleSignOn {
  readonly accountId: string;
  readonly workspaceId: number;
  /** Null: an identity was taken as one's own; nobody signed in. */
  readonly session: BegunSession | null;
  readonly next: string;
}

/**
 * Ends a sign-in that comes back from the identity provider. Whoever is let in is signed in to that workspace alone.
 * @throws SingleSignOnRefusedError
 */
export const finishSingleSignOn = defineInstallationVerb<SingleSignOnDeps, typeof finishInput, Arrival, FinishedSingleSignOn>({
  name: 'sign-in.single-sign-on',
  input: finishInput,
  prepare: async (deps, { search, browserToken }) => {
    const state = new URLSearchParams(search).getAll('state');
    const [only = ''] = state;
    const at = new Date(deps.clock.now());
    const key = { stateHash: hashToken(only), browserHash: hashToken(browserToken), at };
    const attempt = state.length === 1 ? await deps.store.inInstallation((db) => takeSsoAttempt(db, key)) : null;
    if (!attempt) throw new SingleSignOnRefusedError('it was not begun in this browser, took too long, or came back twice');
    const provider = await deps.store.inInstallation((db) => findIdentityProvider(db, attempt.workspaceId), { readOnly: true });
    if (provider?.issuer !== attempt.issuer) throw new SingleSignOnRefusedError('the identity provider was changed meanwhile');
    const { nonce, codeVerifier, redirectUri } = attempt;
    const url = new URL(redirectUri + search);
    const identity = await deps.oidc.comeBack(openProvider(provider, deps.vault), { url, state: only, nonce, codeVerifier });
    return { attempt, provider, identity };
  },
  run: async ({ db, actor, clock }, { accountId: signedIn }, { attempt, provider, identity }) => {
    const { workspaceId, next } = attempt;
    const now = clock.now();
    const arrival = { provider, identity, at: new Date(now) };
    if (attempt.linkAccountId !== null) {
      if (attempt.linkAccountId !== signedIn)
        throw new SingleSignOnRefusedError('another person is signed in than the one who began');
      await linkIdentity(db, signedIn, arrival);
      return { accountId: signedIn, workspaceId, session: null, next };
    }
    const accountId = await admitIdentity(db, arrival);
    const wish = { accountId, method: 'single-sign-on', isComplete: true, onlyWorkspaceId: workspaceId } as const;
    return { accountId, workspaceId, session: await beginSession(db, wish, { actor, now }), next };
  },
  note: (_input, { accountId, workspaceId, session }) => ({
    accountId,
    workspaceId,
    subject: `account ${accountId}`,
    detail: { act: session ? 'sign-in' : 'link' },
  }),
});
