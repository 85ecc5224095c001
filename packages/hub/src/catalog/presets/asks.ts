import type { GuideAsk } from '../../engine/xray/preset.ts';

/** The guide demands it. */
export function asks(right: string, value: string, note?: string): GuideAsk {
  return { right, value, need: 'mandatory', ...(note === undefined ? {} : { note }) };
}

/** The guide leaves it to what one wants to see. */
export function mayAsk(right: string, value: string, note?: string): GuideAsk {
  return { ...asks(right, value, note), need: 'optional' };
}

/** Boxes that the guide wants ticked: the same answer for all of them. */
export function asksFor(ids: readonly string[], value = 'Yes'): readonly GuideAsk[] {
  return ids.map((id) => asks(id, value));
}

/** Permissions of the application, by the name that its token carries. */
export function asksScopes(names: readonly string[]): readonly GuideAsk[] {
  return asksFor(names.map((name) => `scope:${name}`));
}

/** The membership in all departments that several guides want. */
export const viewAll = 'View all (Can view all Tickets in all Departments)';

/** What all guides ask of the application. */
export const servicesSignIn = asks('application:authentication-method', 'Client ID and Secret (Services)');

/** The agent behind the application, as four guides ask for it. */
export const agentLogin: readonly GuideAsk[] = [
  asks('application:login-type', 'Agent'),
  asks('application:agent-to-log-in-as', 'the API agent'),
];
