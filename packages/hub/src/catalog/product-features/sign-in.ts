import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { mandatory, optional } from './needs.ts';

/** Sign in: what every other feature stands on. */
export const signIn = defineProductFeature({
  name: 'sign-in',
  title: 'Sign in',
  purpose: 'Signs in to HaloPSA as an agent of its own, without a person.',
  writes: false,
  isAlwaysOn: true,
  entities: [],
  needs: [
    mandatory('application:active', 'on', 'the application is refused'),
    optional(
      'application:authentication-method',
      'Client ID and Secret (Services)',
      'sign-in needs the password of an agent, without single sign-on and without a second factor',
    ),
    mandatory('application:login-type', 'Agent', 'most of HaloPSA refuses the login'),
    mandatory('application:agent-to-log-in-as', 'the API agent', 'several lists fail, and nobody can say whose rights apply'),
    mandatory('application:saved', 'Yes', 'the credentials do not work'),
    optional('agent:api-only', 'on', 'the agent uses a licence and changes with its person'),
    optional('agent:roles', 'the role made for the integration', 'the levels and boxes of the role have no effect'),
  ],
});
