import type { AnySettingValues } from '../settings/setting-field.ts';
import { bearerTicket } from './bearer-ticket.ts';
import { secretSetting, textSetting } from './setting-of.ts';
import type { SignIn } from './sign-in.ts';
import { withHeader } from './with-header.ts';

/** How client credentials are sent. `id` and `secret` are names of settings. */
export interface ClientCredentialsOptions {
  /** Below the base address. */
  readonly path: string;
  readonly id: string;
  readonly secret: string;
  readonly scope?: (settings: AnySettingValues) => string;
  /** Further members of the form (`audience`). */
  readonly form?: Readonly<Record<string, string>>;
}

/** OAuth 2.0 client credentials (RFC 6749 4.4), id and secret in the form. */
export function clientCredentials(options: ClientCredentialsOptions): SignIn {
  return {
    kind: 'client-credentials',
    canRenew: true,
    begin: async (settings, { ask, now }) => {
      const form = {
        grant_type: 'client_credentials',
        client_id: textSetting(settings, options.id),
        client_secret: secretSetting(settings, options.secret).reveal(),
        ...(options.scope ? { scope: options.scope(settings) } : {}),
        ...options.form,
      };
      const json = await ask({ method: 'POST', path: options.path, body: { kind: 'form', form } });
      return bearerTicket(json, { now, unsaidMs: 3_600_000 });
    },
    stamp: (question, ticket) => withHeader(question, 'authorization', `Bearer ${ticket.secret.reveal()}`),
  };
}
