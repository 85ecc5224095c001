import { Secret } from '../secret.ts';
import { secretSetting, textSetting } from './setting-of.ts';
import type { SignIn } from './sign-in.ts';
import { withHeader } from './with-header.ts';

/** Name and password with every request (RFC 7617). Both are names of settings. */
export function basic(about: { readonly name: string; readonly secret: string }): SignIn {
  return {
    kind: 'basic',
    canRenew: false,
    begin: async (settings) => {
      const pair = `${textSetting(settings, about.name)}:${secretSetting(settings, about.secret).reveal()}`;
      return { secret: new Secret(Buffer.from(pair).toString('base64')), endsAt: null };
    },
    stamp: (question, ticket) => withHeader(question, 'authorization', `Basic ${ticket.secret.reveal()}`),
  };
}
