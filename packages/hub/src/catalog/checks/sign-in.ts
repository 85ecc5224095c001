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

function refusal(error: HaloError, target: { readonly grant: string; readonly workedAt: string | null }): FindingInput {
  if (error.status !== undefined && error.status < 500 && target.workedAt !== null)
    return errorFinding(error, {
      sentence: `${error.message} The same credentials worked on ${target.workedAt.slice(0, 10)}.`,
      causes: [
        'the application was edited in Halo, which makes a new pair of keys',
        'its secret was regenerated',
        'the application or its agent was made inactive or deleted',
      ],
      remedy: 'Open the application, make a new secret, save it there, then run: sundog connection rotate <connection>.',
      screen: screens.applications,
    });
  if (error.status !== undefined && error.status < 500 && target.grant === 'password')
    return errorFinding(error, {
      causes: [
        ...error.causes,
        'the agent is an API-only agent, which cannot sign in by user name and password',
        'the agent must sign in by single sign-on or a second factor',
        'the application does not have the method "Username & Password" or does not allow agent logins',
      ],
      screen: screens.agents,
    });
  return errorFinding(error, { screen: error.status === undefined ? null : screens.applications });
}
