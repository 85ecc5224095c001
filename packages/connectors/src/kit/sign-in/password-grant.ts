import { bearerTicket } from './bearer-ticket.ts';
import { secretSetting, textSetting } from './setting-of.ts';
import type { SignIn } from './sign-in.ts';
import { withHeader } from './with-header.ts';

/** How the password grant is sent. `name` and `secret` are names of settings. */
export interface PasswordGrantOptions {
  readonly path: string;
  readonly name: string;
  readonly secret: string;
  /** The client, which some tools publish as one for all. */
  readonly client: { readonly id: string; readonly secret: string };
}

/** OAuth 2.0 resource owner password credentials (RFC 6749 4.3), the client by Basic. */
export function passwordGrant(options: PasswordGrantOptions): SignIn {
  const client = Buffer.from(`${options.client.id}:${options.client.secret}`).toString('base64');
  return {
    kind: 'password-grant',
    canRenew: true,
    begin: async (settings, { ask, now }) => {
      const form = {
        grant_type: 'password',
        username: textSetting(settings, options.name),
        password: secretSetting(settings, options.secret).reveal(),
      };
      const headers = { authorization: `Basic ${client}` };
      const json = await ask({ method: 'POST', path: options.path, headers, body: { kind: 'form', form } });
      return bearerTicket(json, { now, unsaidMs: 3_600_000 });
    },
    stamp: (question, ticket) => withHeader(question, 'authorization', `Bearer ${ticket.secret.reveal()}`),
  };
}
