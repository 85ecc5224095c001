import { z } from 'zod';
import { SignInRefusedError } from '../errors/sign-in-refused.ts';
import { Secret } from '../secret.ts';
import type { AnySettingValues } from '../settings/setting-field.ts';
import type { SignIn, Ticket } from './sign-in.ts';

/** How a visa is asked for. */
export interface VisaOptions {
  readonly path: string;
  /** The call that signs in, as a JSON-RPC 2.0 request. */
  readonly call: (settings: AnySettingValues) => unknown;
  /** How long a visa lives, in milliseconds. */
  readonly lifeMs: number;
}

const visaAnswer = z.looseObject({ visa: z.string().min(1) });

function visaOf(json: unknown, endsAt: number | null): Ticket | null {
  const read = visaAnswer.safeParse(json);
  return read.success ? { secret: new Secret(read.data.visa), endsAt } : null;
}

/** A visa in the body of every JSON-RPC call: each answer brings the next one, and the newest is sent. */
export function jsonRpcVisa(options: VisaOptions): SignIn {
  return {
    kind: 'json-rpc-visa',
    canRenew: true,
    begin: async (settings, { ask, now }) => {
      const json = await ask({ method: 'POST', path: options.path, body: { kind: 'json', json: options.call(settings) } });
      const ticket = visaOf(json, now + options.lifeMs);
      if (ticket === null) throw new SignInRefusedError();
      return ticket;
    },
    stamp: (question, ticket) =>
      question.body?.kind === 'json'
        ? { ...question, body: { kind: 'json', json: { ...Object(question.body.json), visa: ticket.secret.reveal() } } }
        : question,
    renew: (ticket, json) => visaOf(json, ticket.endsAt),
  };
}
