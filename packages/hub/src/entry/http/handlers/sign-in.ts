import type { ApiRoutes } from '@sundog/api';
import { acceptInvitation, readInvitation } from '../../../features/access/accept-invitation.ts';
import { claimOwnership } from '../../../features/access/first-owner.ts';
import { endSession } from '../../../features/access/own-account.ts';
import { passSecondFactor } from '../../../features/access/pass-second-factor.ts';
import type { BegunSession } from '../../../features/access/session-life.ts';
import { signIn } from '../../../features/access/sign-in.ts';
import { finishSingleSignOn, startSingleSignOn } from '../../../features/access/single-sign-on.ts';
import { HubError } from '../../../foundation/errors/hub-error.ts';
import { InsecureConsoleError } from '../../../foundation/errors/insecure-console.ts';
import { SecondFactorStateError } from '../../../foundation/errors/second-factor-state.ts';
import { assertByPassword, assertSession } from '../../access-desk.ts';
import type { HandlersOf } from '../api/api-request.ts';
import { type Reach, setCookie } from '../api/reach.ts';
import type { RoutesOfArea } from './area.ts';
import { redirectUriOf } from './redirect-uri.ts';

type SetHeader = (name: string, value: string | readonly string[]) => void;

/** Nobody types a password where it can be read on the way. @throws InsecureConsoleError */
function assertSafe(reach: Reach): void {
  if (reach.kind === 'open') throw new InsecureConsoleError();
}

/** Gives the browser the cookie of a session, and says what comes next. */
function answerWith(session: BegunSession, reach: Reach, setHeader: SetHeader): { readonly next: BegunSession['next'] } {
  const maxAge = Math.round((session.expiresAt.getTime() - Date.now()) / 1000);
  setHeader('set-cookie', setCookie(reach, 'session', { value: session.token, maxAge }));
  return { next: session.next };
}

/** Signing in and out. */
export const signInHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'sign-in'>> = {
  'sign-in.options': async ({ house, reach }) => {
    const { isOwnerMissing, demo, providers } = await house.access.readOptions();
    return { isOwnerMissing, demo, providers: [...providers], isSafe: reach.kind !== 'open' };
  },
  'sign-in.password': async ({ house, body, principal, origin, reach, setHeader }) => {
    assertSafe(reach);
    const former = principal?.kind === 'session' ? { accountId: principal.accountId, sessionId: principal.id } : null;
    return answerWith(await signIn(house.access.depsFor(null, origin), { ...body, former }), reach, setHeader);
  },
  'sign-in.second-factor': async ({ house, body, principal, origin, reach, setHeader }) => {
    if (principal.kind !== 'session' || principal.isComplete)
      throw new SecondFactorStateError('this session does not wait for a code');
    const deps = house.access.depsFor(principal, origin);
    const { accountId, id: sessionId } = principal;
    return answerWith(await passSecondFactor(deps, { accountId, sessionId, code: body.code }), reach, setHeader);
  },
  'sign-in.end': async ({ house, principal, origin, reach, setHeader }) => {
    const { accountId, id: sessionId } = assertSession(principal);
    await endSession(house.access.depsFor(principal, origin), { accountId, sessionId });
    setHeader('set-cookie', setCookie(reach, 'session', { value: '', maxAge: null }));
    return undefined;
  },
  'sign-in.first-owner': async ({ house, body, origin, reach, setHeader }) => {
    assertSafe(reach);
    return answerWith(await claimOwnership(house.access.depsFor(null, origin), body), reach, setHeader);
  },
  'sign-in.read-invitation': ({ house, body, origin }) => readInvitation(house.access.depsFor(null, origin), body.token),
  'sign-in.accept-invitation': async ({ house, body, principal, origin, reach, setHeader }) => {
    assertSafe(reach);
    const accountId = principal?.isComplete ? assertByPassword(principal).accountId : null;
    const accepted = await acceptInvitation(house.access.depsFor(principal, origin), { ...body, accountId });
    if (accepted.session) answerWith(accepted.session, reach, setHeader);
    return { workspaceId: accepted.workspaceId };
  },
  'sign-in.start-single-sign-on': async ({ house, body, principal, origin, reach, setHeader }) => {
    const linkAccountId = body.link && principal ? assertByPassword(principal).accountId : null;
    const { workspaceId, next } = body;
    const order = { workspaceId, redirectUri: redirectUriOf(house.main.publicUrl, reach), linkAccountId };
    const wish = next === undefined ? order : { ...order, next };
    const { url, browserToken } = await startSingleSignOn(house.access.depsFor(principal, origin), wish);
    setHeader('set-cookie', setCookie(reach, 'single-sign-on', { value: browserToken, maxAge: 600 }));
    return { url };
  },
  'sign-in.finish-single-sign-on': async ({ house, principal, origin, reach, search, readCookie, setHeader }) => {
    const away = setCookie(reach, 'single-sign-on', { value: '', maxAge: null });
    setHeader('set-cookie', away);
    try {
      const browserToken = readCookie('single-sign-on') ?? '';
      const accountId = principal?.isComplete && principal.signedInBy === 'password' ? principal.accountId : null;
      const deps = house.access.depsFor(null, origin);
      const { session, next } = await finishSingleSignOn(deps, { search, browserToken, accountId });
      if (session) answerWith(session, reach, (name, value) => setHeader(name, [away, String(value)]));
      return { location: next };
    } catch (error) {
      // A person looks at this: they go back to the page that can tell them, with the code of the reason.
      if (!(error instanceof HubError)) throw error;
      house.logInfo('a single sign-on was refused', { code: error.code, causes: error.causes, requestId: origin.requestId });
      return { location: `/sign-in?refused=${encodeURIComponent(error.code)}` };
    }
  },
};
