import type { HaloError } from '@sundog/halo';
import { defineCheck } from '../../engine/preflight/check.ts';
import type { FindingInput } from '../../engine/preflight/finding.ts';
import { screens } from '../rights/screens.ts';
import { errorFinding } from './error-finding.ts';

/** The grant: can these credentials get a token? (API.md 1.3, 1.7) */
export const signIn = defineCheck({
  name: 'sign-in',
  title: 'Sign-in',
  needs: ['address', 'certificate'],
  cost: () => 1,
  run: async (probe) => {
    const reply = await probe.signIn();
    if (!reply.ok) return [refusal(reply.error, probe.target.grant)];
    probe.facts = reply.facts;
    probe.learn('granted-scopes', null, reply.facts.grantedScopes === null ? null : [...reply.facts.grantedScopes]);
    const who = reply.facts.agentName === null ? '' : ` as agent "${reply.facts.agentName}"`;
    return [
      {
        outcome: 'passed',
        sentence: `Signed in${who} by ${probe.target.grant === 'password' ? 'user name and password' : 'client id and secret'}.`,
      },
    ];
  },
});

/** The client names the likeliest causes itself, also those of credentials that worked before; the screen is added here. */
function refusal(error: HaloError, grant: string): FindingInput {
  const isOfHalo = error.status !== undefined && error.status < 500;
  return errorFinding(error, { screen: isOfHalo ? (grant === 'password' ? screens.agents : screens.applications) : null });
}
