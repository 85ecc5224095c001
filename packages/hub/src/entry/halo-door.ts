import { createHalo } from '@sundog/halo';
import type { HaloDoor } from '../engine/halo-door.ts';
import { readCertificate } from '../engine/preflight/read-certificate.ts';

export function makeHaloDoor(): HaloDoor {
  return {
    discover: async (w) => {
      const base = w.url.replace(/\/+$/, '');
      return {
        resourceServer: w.resourceServer ?? `${base}/api`,
        authServer: w.authServer ?? `${base}/auth`,
        tenant: w.tenant === 'none' ? null : w.tenant,
        from: { resourceServer: 'convention', authServer: 'convention', tenant: 'typed' },
      };
    },
    open: (s) =>
      createHalo({ address: s, credentials: { clientId: s.clientId, clientSecret: () => s.secret.reveal() } } as never) as never,
    readCertificate: (at) => readCertificate(at.resourceServer, at.caPem),
  };
}
