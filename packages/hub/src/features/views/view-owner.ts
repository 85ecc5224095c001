import type { Actor } from '../../foundation/actor.ts';

/** To whom views belong that this actor makes: an account, or at the command line whoever sits there. */
export function ownerOf({ accountId, kind, name }: Actor): string {
  return accountId ?? `${kind}:${name}`;
}
