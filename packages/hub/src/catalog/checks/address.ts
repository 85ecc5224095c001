import { defineCheck } from '../../engine/preflight/check.ts';
import type { FindingInput } from '../../engine/preflight/finding.ts';
import { screens } from '../rights/screens.ts';

/** What was typed became three addresses: says which, and where each came from. */
export const address = defineCheck({
  name: 'address',
  title: 'Address',
  needs: [],
  cost: () => 0,
  run: async ({ target }) => {
    const findings: FindingInput[] = [
      {
        outcome: 'passed',
        sentence: `Resource server ${target.resourceServer} (${target.addressFrom.resourceServer}), authorisation server ${target.authServer} (${target.addressFrom.authServer}).`,
      },
    ];
    const { foreignAuthHost } = target.addressFrom;
    if (foreignAuthHost !== null)
      findings.push({
        // Failed, not warned: sign-in needs this check, so the secret is never sent to a host that nobody has named.
        outcome: 'failed',
        sentence: `The authorisation server would be ${foreignAuthHost}, which is not the host that was typed: the secret was not sent.`,
        causes: ['this HaloPSA signs in over a host of its own', 'the address leads to somebody who wants the secret'],
        remedy: 'Compare it with the authorisation server that HaloPSA prints; give it by --auth-server if it is right.',
        screen: screens.api,
      });
    if (new URL(target.resourceServer).protocol === 'http:' && !isLoopback(target.resourceServer))
      findings.push({
        outcome: 'warning',
        sentence: 'The address begins with http: the secret and everything read travel unencrypted.',
        causes: ['the HaloPSA host has no certificate', 'the address was typed without https'],
        remedy: 'Give the host a certificate and use its https address; it is printed on the API screen.',
        screen: screens.api,
      });
    return findings;
  },
});

function isLoopback(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
