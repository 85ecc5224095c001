import { secretSetting } from './setting-of.ts';
import type { SignIn } from './sign-in.ts';
import { withHeader } from './with-header.ts';

/** A key in a header of every request. `secret` is the name of the setting. */
export function apiKeyHeader(about: { readonly header: string; readonly secret: string }): SignIn {
  return {
    kind: 'api-key-header',
    canRenew: false,
    begin: async (settings) => ({ secret: secretSetting(settings, about.secret), endsAt: null }),
    stamp: (question, ticket) => withHeader(question, about.header, ticket.secret.reveal()),
  };
}
