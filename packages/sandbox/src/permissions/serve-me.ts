import { type Answer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { refuse } from '../http/refusal.ts';
import type { Row } from '../tables/table.ts';
import { showRights } from './show-rights.ts';

/** Members of the agent's own record that `Agent/me` leaves out where this Halo says little (API.md 6.21: which it has is not known). */
const telling = [
  'is_admin',
  'team',
  'teams',
  'departments',
  'clients',
  'tickettypes',
  'assettypes',
  'assetfields',
  'roles',
  'role_list',
];

/** Answers `GET /Agent/me`: the agent whom the application logs in as, with what restricts it; there is no flat list of levels (API.md 1.6). */
export function serveMe(call: Call): Answer {
  const { halo, identity } = call;
  const row = halo.tables.of('agent').get(identity.agent.agentId);
  if (!row) throw refuse(404, 'This login is not an agent.');
  const whole: Record<string, unknown> = { ...showRights(row, identity.agent) };
  if (halo.settings.agentMeSays === 'little') for (const name of telling) delete whole[name];
  return ok(whole as Row);
}
