import type { RightReadingInput } from '../../engine/xray/right-reading.ts';
import { defineRightSource, type Sight } from '../../engine/xray/right-source.ts';
import { memberOf, numberOf, textOf } from './members.ts';

/** The application's own settings: most of them are proven by a token that works (API.md 1.3, 3.31). */
export const ownApplication = defineRightSource({
  name: 'own-application',
  title: "The application's settings",
  read: async (sight) => {
    const { row, why } = await findOwnApplication(sight);
    const worked = ['HaloPSA gave this application a token.'];
    const isService = sight.probe.target.grant === 'client_credentials';
    const readings: RightReadingInput[] = [
      { right: 'application:active', atLeast: 'on', evidence: worked },
      { right: 'application:saved', atLeast: 'Yes', evidence: worked },
      {
        right: 'application:authentication-method',
        ...(isService ? { atLeast: 'Client ID and Secret (Services)' } : { atMost: 'Username & Password' }),
        evidence: [`The token came for ${isService ? 'client ID and secret' : 'user name and password'}.`],
      },
      allowsAgents(row, why),
    ];
    const agentId = row === null ? null : numberOf('NHD_Identity_Application', row, 'loginas_agent_id');
    if (agentId !== null && agentId > 0)
      readings.push({
        right: 'application:agent-to-log-in-as',
        atLeast: 'the API agent',
        evidence: [`The application logs in as agent ${agentId}.`],
      });
    return readings;
  },
});

function allowsAgents(row: unknown, why: string): RightReadingInput {
  const right = 'application:allow-agent-logins';
  const allowed = row === null ? undefined : memberOf('NHD_Identity_Application', row, 'allowagents');
  if (typeof allowed !== 'boolean') return { right, why: row === null ? why : 'The application does not show it.' };
  const evidence = [`The application shows Allow Agent Logins: ${allowed ? 'on' : 'off'}.`];
  return { right, ...(allowed ? { atLeast: 'on' } : { atMost: 'off' }), evidence };
}

/** The row of our own application among those that Halo shows to administrators; null, and why, where it shows none. */
export async function findOwnApplication(sight: Sight): Promise<{ readonly row: unknown; readonly why: string }> {
  const list = await sight.list('Application');
  if (!list.ok) return { row: null, why: list.why };
  const own = list.answer.rows.find(
    (row) => textOf('NHD_Identity_Application', row, 'clientId')?.toLowerCase() === sight.clientId.toLowerCase(),
  );
  return own ? { row: own, why: '' } : { row: null, why: 'GET Application does not name the application of this connection.' };
}
