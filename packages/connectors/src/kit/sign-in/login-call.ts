import { bearerTicket } from './bearer-ticket.ts';
import { secretSetting, textSetting } from './setting-of.ts';
import type { SignIn } from './sign-in.ts';
import { withHeader } from './with-header.ts';

/** How a login call is made. `name` and `secret` are names of settings. */
export interface LoginCallOptions {
  readonly path: string;
  readonly name: string;
  readonly secret: string;
  /** The body of the call. */
  readonly body: (name: string, secret: string) => unknown;
  /** How long a token lives where the answer does not say, in milliseconds. */
  readonly unsaidMs: number;
}

/** A call with name and password that answers with a bearer token; after a 401 it is made again. */
export function loginCall(options: LoginCallOptions): SignIn {
  return {
    kind: 'login-call',
    canRenew: true,
    begin: async (settings, { ask, now }) => {
      const json = options.body(textSetting(settings, options.name), secretSetting(settings, options.secret).reveal());
      const answer = await ask({ method: 'POST', path: options.path, body: { kind: 'json', json } });
      return bearerTicket(answer, { now, unsaidMs: options.unsaidMs });
    },
    stamp: (question, ticket) => withHeader(question, 'authorization', `Bearer ${ticket.secret.reveal()}`),
  };
}
