import { Secret } from '../kit/secret.ts';
import { secretSetting, textSetting } from '../kit/sign-in/setting-of.ts';
import type { SignIn } from '../kit/sign-in/sign-in.ts';
import { withHeader } from '../kit/sign-in/with-header.ts';

/**
 * Name and password, or the two halves of a login token, with the handshake of the websocket: `x-meshauth: base64(name),base64(password)`. Source:
 * the program itself (webserver.js, PerformWSSessionAuth). A question that names another account in its query goes without.
 */
export const meshAuth: SignIn = {
  kind: 'custom',
  canRenew: false,
  begin: async (settings) => {
    const halves = [textSetting(settings, 'user'), secretSetting(settings, 'password').reveal()];
    return { secret: new Secret(halves.map((half) => Buffer.from(half).toString('base64')).join(',')), endsAt: null };
  },
  stamp: (question, ticket) =>
    question.query?.['auth'] === undefined ? withHeader(question, 'x-meshauth', ticket.secret.reveal()) : question,
};
