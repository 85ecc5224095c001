import { z } from 'zod';
import { UnexpectedShapeError } from '../errors/unexpected-shape.ts';
import { Secret } from '../secret.ts';
import type { Ticket } from './sign-in.ts';

const tokenAnswer = z.looseObject({ access_token: z.string().min(1), expires_in: z.coerce.number().nullish() });

/**
 * The ticket in an answer with `access_token` and `expires_in` in seconds (RFC 6749 5.1).
 * @param unsaidMs how long a token lives where the answer does not say
 * @throws UnexpectedShapeError
 */
export function bearerTicket(json: unknown, about: { readonly now: number; readonly unsaidMs: number }): Ticket {
  const read = tokenAnswer.safeParse(json);
  if (!read.success) throw new UnexpectedShapeError();
  const lifeMs = (read.data.expires_in ?? 0) > 0 ? (read.data.expires_in ?? 0) * 1_000 : about.unsaidMs;
  return { secret: new Secret(read.data.access_token), endsAt: about.now + lifeMs };
}
