import { z } from 'zod';
import { makeToken } from '../../engine/access/token.ts';
import { defineVerb } from '../../engine/verb.ts';
import { deleteUnusedClicks, insertClick } from '../../store/rows/connect-click-rows.ts';
import type { ConnectDeps } from './connect-deps.ts';

/** How long a page that was opened may be clicked, in milliseconds. */
const clickLife = 60_000;
const forgetAfter = 24 * 3_600_000;

const input = z.object({ connectionId: z.int(), assetId: z.int(), accountId: z.uuid() });

/** Makes what a form must hold to open an asset: once, by this person, within a minute. The caller has looked whether the person may. */
export const offerClick = defineVerb<ConnectDeps, typeof input, undefined, { readonly ticket: string }>({
  name: 'device.offer',
  input,
  prepare: async () => undefined,
  run: async ({ db, clock }, owner) => {
    const at = new Date(clock.now());
    await deleteUnusedClicks(db, new Date(at.getTime() - forgetAfter));
    const { token, tokenHash } = makeToken();
    await insertClick(db, owner, { ticketHash: tokenHash, at, expiresAt: new Date(at.getTime() + clickLife) });
    return { ticket: token };
  },
  audit: () => null,
});
