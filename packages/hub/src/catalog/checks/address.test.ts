import { expect, it } from 'vitest';
import type { Probe } from '../../engine/preflight/check.ts';
import { address } from './address.ts';
import { signIn } from './sign-in.ts';

const probeOf = (foreignAuthHost: string | null): Probe =>
  ({
    target: {
      resourceServer: 'https://acme.halopsa.com/api',
      authServer: `https://${foreignAuthHost ?? 'acme.halopsa.com'}/auth`,
      addressFrom: { resourceServer: 'convention', authServer: 'AuthInfo', tenant: 'AuthInfo', foreignAuthHost },
    },
  }) as unknown as Probe;

it("fails on an authorisation server of somebody else's, so that sign-in, which needs it, never sends the secret there", async () => {
  const [, second] = await address.run(probeOf('sign-in.example.net'));
  expect(second).toMatchObject({ outcome: 'failed' });
  expect(second?.sentence).toContain('sign-in.example.net');
  expect(second?.remedy).toContain('--auth-server');
  expect(signIn.needs).toContain('address');
});

it('says where each address came from when all stand on the host that was typed', async () => {
  const findings = await address.run(probeOf(null));
  expect(findings.map(({ outcome }) => outcome)).toEqual(['passed']);
  expect(findings[0]?.sentence).toContain('(AuthInfo)');
});
