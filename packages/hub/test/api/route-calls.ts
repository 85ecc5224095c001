import { apiRoutes, type RouteDefinition } from '@sundog/api';
import type { WorkspaceThings } from '../access/fill-workspace.ts';

/** Every route, whatever is added later. */
export const everyRoute: readonly RouteDefinition[] = apiRoutes;

/** Whether an answer goes on for as long as somebody listens. */
export const isStream = ({ answer }: RouteDefinition) => answer !== null && 'kind' in answer && answer.kind === 'events';

/** What an address names besides one of the things. */
const words: Readonly<Record<string, string>> = { entity: 'ticket', key: '1', name: 'halo' };

/** The path of a route from `/api/v1` on, with these things in it. @param change what stands in the place of some of them */
export function pathOfRoute(
  { path }: RouteDefinition,
  things: WorkspaceThings,
  change: Readonly<Record<string, string | number>> = {},
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = change[name] ?? (things as unknown as Record<string, unknown>)[name] ?? words[name];
    if (value === undefined) throw new TypeError(`The tests have nothing for :${name} of ${path}.`);
    return String(value);
  });
  return filled.slice('/api/v1'.length);
}

/** The names of what a path names, the workspace left out. */
export const paramsOf = ({ path }: RouteDefinition) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name).filter((name) => name !== 'workspaceId');

const credentials = { email: 'somebody@example.test', password: 'wrong' };
const halo = { url: 'https://halo.example.test', clientId: 'x', secret: 'x' };
const view = { entity: 'ticket', name: 'Of a test', question: {}, isShared: false, isDefault: false };

/** A body that the route understands, for every route that takes one; a test proves it. */
const bodies: Readonly<Record<string, (things: WorkspaceThings) => Readonly<Record<string, unknown>>>> = {
  'sign-in.password': () => credentials,
  'sign-in.second-factor': () => ({ code: '123456' }),
  'sign-in.first-owner': () => ({ token: 'x'.repeat(43), displayName: 'X', ...credentials }),
  'sign-in.read-invitation': () => ({ token: 'x'.repeat(43) }),
  'sign-in.accept-invitation': () => ({ token: 'x'.repeat(43) }),
  'sign-in.start-single-sign-on': ({ workspaceId }) => ({ workspaceId }),
  'account.change': () => ({ displayName: 'Another name' }),
  'account.change-password': () => ({ current: 'wrong', password: 'wrong' }),
  'account.enrol-second-factor': () => ({ password: 'wrong' }),
  'account.confirm-second-factor': () => ({ code: '123456' }),
  'account.remove-second-factor': () => ({ password: 'wrong' }),
  'account.renew-recovery-codes': () => ({ password: 'wrong' }),
  'workspaces.create': () => ({ name: 'Of a test' }),
  'workspace-settings.rename': () => ({ name: 'Of a test' }),
  'workspace-settings.set-addresses': () => ({ addresses: [{ network: '127.0.0.0/8' }] }),
  'workspace-settings.set-single-sign-on': () => ({
    name: 'X',
    issuer: 'https://idp.example.test',
    clientId: 'x',
    clientSecret: 'x',
  }),
  'people.invite': () => ({ email: 'new@example.test', role: 'viewer' }),
  'people.change-role': () => ({ role: 'admin' }),
  'people.limit': () => ({ clients: [] }),
  'people.create-group': () => ({ name: 'Of a test' }),
  'people.change-group': () => ({ name: 'Of a test' }),
  'people.set-grants': () => ({ grantees: [] }),
  'api-keys.create': () => ({ name: 'Of a test', capabilities: ['view-sync'] }),
  'connect.open': () => ({ sourceId: 1 }),
  'connections.locate': () => ({ url: 'https://halo.example.test' }),
  'connections.test': () => halo,
  'connections.create': () => ({ ...halo, name: 'of-a-test' }),
  'connections.edit': () => ({ changes: { requestLimit: 1 } }),
  'connections.remove': () => ({ confirmName: 'x', keepData: false }),
  'connections.set-secret-expiry': () => ({ expiresAt: null }),
  'permissions.run': () => ({}),
  'permissions.choose-features': () => ({ on: [], off: [] }),
  'syncs.start': () => ({}),
  'syncs.schedule': () => ({ isPaused: true }),
  'issues.retry': ({ issueId }) => ({ ids: [issueId] }),
  'issues.replay': ({ connectionId }) => ({ connectionId }),
  'issues.dismiss': ({ issueId }) => ({ ids: [issueId], why: 'of a test' }),
  'issues.reopen': ({ issueId }) => ({ ids: [issueId] }),
  'webhooks.create': () => ({}),
  'webhooks.rotate': () => ({}),
  'views.create': () => view,
  'views.change': () => view,
  'exports.request': () => ({ entity: 'ticket', format: 'csv', question: {} }),
  'plans.build': () => ({ changes: [{ change: 'update-asset', key: 1, set: { warrantyNote: 'x' } }] }),
  'plans.choose': () => ({ exclude: [1] }),
  'plans.approve': () => ({}),
  'plans.revert': () => ({}),
  'plans.discard': () => ({}),
  'plans.set-policy': () => ({ stopAfterErrors: 5 }),
  'push.records': () => ({ devices: [] }),
  'sources.create': () => ({ name: 'Of a test', connector: 'ninjaone', settings: { instance: 'eu', clientId: 'x' } }),
  'sources.edit': () => ({ isPaused: true }),
  'sources.ingest': () => ({}),
  'sources.remove': () => ({ keepRecords: true }),
  'mapping.link': () => ({ links: [{ kind: 'company', sourceKey: '11', haloKey: 1 }] }),
  'mapping.unlink': () => ({ keys: [{ kind: 'company', sourceKey: '11' }] }),
  'mapping.ignore': () => ({ keys: [{ kind: 'company', sourceKey: '11' }], reason: 'of a test' }),
  'mapping.restore': () => ({ keys: [{ kind: 'company', sourceKey: '11' }] }),
  'mapping.confirm': () => ({ keys: [{ kind: 'company', sourceKey: '11' }] }),
  'mapping.preview-settings': () => ({ autoLink: { user: true } }),
  'mapping.save-settings': () => ({ autoLink: { user: true } }),
  'mapping.diff': () => ({ file: { format: 'sundog-mapping' } }),
  'mapping.import': () => ({ file: { format: 'sundog-mapping' } }),
  'field-map.set': () => ({ entries: [{ from: 'serial', to: 'warrantyNote' }] }),
  'provenance.release': () => ({}),
  'install.plan': () => ({ administrator: { clientId: 'x', secret: 'x' } }),
  'install.plan-removal': () => ({}),
  'install.apply': ({ planId }) => ({ planId }),
  'install.receipt': () => ({}),
  'coverage.merge': () => ({ keep: 9_001, drop: 9_002 }),
  'channels.create': () => ({ name: 'Of a test', kind: 'webhook', secrets: { url: 'https://127.0.0.1:9/x' }, allowHost: true }),
  'channels.edit': () => ({ isEnabled: false }),
  'channels.rotate': () => ({}),
};

/** The body with which a route is called; undefined: it takes none. @throws TypeError for a route that nobody has thought of */
export function bodyOfRoute(route: RouteDefinition, things: WorkspaceThings): Readonly<Record<string, unknown>> | undefined {
  if (route.body === undefined) return undefined;
  const body = bodies[route.name]?.(things);
  if (!body || !route.body.safeParse(body).success) throw new TypeError(`The tests have no body that ${route.name} understands.`);
  return body;
}
