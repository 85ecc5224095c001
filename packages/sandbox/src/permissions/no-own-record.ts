import { refuse } from '../http/refusal.ts';

/** Answers `GET Users/me` and `GET Client/me`: applications here log in as agents, and an agent has no record of its own there. */
export function serveNoOwnRecord(): never {
  throw refuse(404, 'This login is an agent, not a user.');
}
