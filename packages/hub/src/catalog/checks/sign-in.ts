import type { HaloError } from '@sundog/halo';
import { defineCheck } from '../../engine/preflight/check.ts';
import type { FindingInput } from '../../engine/preflight/finding.ts';
import { errorFinding } from './error-finding.ts';
import { screens } from './screens.ts';

/** The grant: can these credentials get a token? (API.md 1.3, 1.7) */
export const signIn = defineCheck({
  name: 'sign-in',
  title: 'Sign-in',
  needs: ['address', 'certificate'],
  cost: () => 1,
  run: async (probe) => {
    const reply = await probe.signIn();
    if (!reply.ok) return [refusal(reply.error, probe.target)];
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

/** The client names the likeliest causes itself, also that of credentials that worked before; the screen is added here. */
function refusal(error: HaloError, target: { readonly grant: string }): FindingInput {
  if (error.status === undefined || error.status >= 500) return errorFinding(error);
  if (target.grant === 'client_credentials') return errorFinding(error, { screen: screens.applications });
  const isAgentsSide = error.code !== 'wrong-client' && error.code !== 'unknown-scope';
  return errorFinding(error, {
    screen: isAgentsSide ? screens.agents : screens.applications,
    causes: isAgentsSide
      ? [...error.causes, 'the agent is an API-only agent', 'it must sign in by single sign-on or a second factor'].filter(
          (cause, index, all) => all.indexOf(cause) === index,
        )
      : error.causes,
  });
}
