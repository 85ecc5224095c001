import { z } from 'zod';
import type { FoundAddress } from '../../engine/halo-door.ts';
import { defineVerb } from '../../engine/verb.ts';
import { connectionFields } from './connection-input.ts';
import { typedHosts } from './connection-row-fields.ts';
import type { SetupDeps } from './setup-deps.ts';

const input = connectionFields
  .pick({ url: true, tenant: true, resourceServer: true, authServer: true, allowPrivateHost: true, caPem: true })
  .extend({ signal: z.instanceof(AbortSignal).optional() });

export type LocateInput = z.input<typeof input>;

/**
 * Finds out where a HaloPSA is, from any address of it that was pasted. Asks its public pages, sends no secret and saves nothing.
 * @throws InvalidInputError, NotPermittedError, and the HaloError of an address that leads nowhere
 */
export const locateHalo = defineVerb<SetupDeps, typeof input, FoundAddress, FoundAddress>({
  name: 'connection.locate',
  input,
  prepare: ({ haloDoor }, { signal, allowPrivateHost, ...wish }) =>
    haloDoor.discover({ ...wish, allowPrivateHosts: allowPrivateHost ? typedHosts(wish) : [] }, signal),
  run: async (_deps, _input, found) => found,
  audit: () => null,
});
