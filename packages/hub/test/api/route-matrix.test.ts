import { randomUUID } from 'node:crypto';
import { apiRoutes, capabilitiesOfRole, type Role, type RouteDefinition, roles } from '@sundog/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { openAccess, type TestAccess } from '../access/open-access.ts';

/** Every route, whatever is added later. */
const routes: readonly RouteDefinition[] = apiRoutes;

let access: TestAccess;
/** A session of each role in workspace 1, of an owner of workspace 2 and of the installation's owner. */
const cookies = new Map<Role | 'stranger' | 'installation-owner', string>();

beforeAll(async () => {
  access = await openAccess();
  cookies.set('installation-owner', await access.claim());
  const other = await access.ask('POST', '/workspaces', {
    cookie: cookies.get('installation-owner') ?? '',
    body: { name: 'Other' },
  });
  expect(other.json()).toEqual({ id: 2 });
  for (const role of roles) cookies.set(role, (await access.person(`${role}@roles.example.test`, role)).cookie);
  cookies.set('stranger', (await access.person('stranger@example.test', 'owner', 2)).cookie);
});
afterAll(() => access.close());

type Method = Parameters<TestAccess['ask']>[0];

/** The path with every parameter filled in by something that its schema takes and that is nowhere. */
function pathOf({ path, params }: RouteDefinition, workspaceId: number): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    if (name === 'workspaceId') return String(workspaceId);
    const schema = (params?.shape as Record<string, z.ZodType> | undefined)?.[name];
    const candidates = ['2147483000', randomUUID(), 'client', 'nothing'];
    return candidates.find((one) => schema?.safeParse(one).success) ?? 'nothing';
  });
  return filled.slice('/api/v1'.length);
}

/** A body is not understood on purpose: what is permitted ends in 400 at the latest, and nothing is done. */
async function call(route: RouteDefinition, workspaceId: number, cookie?: string) {
  const answer = await access.ask(route.method as Method, pathOf(route, workspaceId), {
    ...(cookie === undefined ? {} : { cookie }),
    ...(route.body === undefined ? {} : { body: { thisIsNot: 'what the route takes' } }),
  });
  return { status: answer.status, code: /"code":"([^"]+)"/.exec(answer.text)?.[1] ?? null };
}

/** What opens a stream and goes on with it; refusals come before the stream does. */
const isStream = ({ answer }: RouteDefinition) => answer !== null && 'kind' in answer && answer.kind === 'events';
const inWorkspace = routes.filter(({ path }) => path.includes(':workspaceId'));
const guarded = routes.filter(({ permission }) => permission !== 'public');

it('the table is whole: every route has a permission, and what names a workspace names it in its path', () => {
  expect(routes.length).toBeGreaterThan(40);
  expect(inWorkspace.length).toBeGreaterThan(25);
  for (const { name, permission, path } of routes) {
    const isOfWorkspace = !['public', 'signed-in', 'installation-owner'].includes(permission);
    expect(isOfWorkspace ? path : '/workspaces/:workspaceId', name).toContain('/workspaces/:workspaceId');
  }
  // Nobody is asked who they are by these, and by no others.
  expect(routes.filter(({ permission }) => permission === 'public').map(({ name }) => name.split('.')[0])).toEqual(
    Array.from({ length: routes.length - guarded.length }, () => 'sign-in'),
  );
});

describe.each(guarded.map((route) => [route.name, route] as const))('%s', (_name, route) => {
  it('is refused to nobody (401)', async () => {
    expect(await call(route, 1)).toEqual({ status: 401, code: 'not-signed-in' });
    expect(await call(route, 1, `sundog=${'x'.repeat(43)}`)).toEqual({ status: 401, code: 'not-signed-in' });
  });

  it.runIf(route.path.includes(':workspaceId'))('does not exist for members of other workspaces (404)', async () => {
    for (const [who, workspaceId] of [
      ['stranger', 1],
      ['owner', 2],
      ['viewer', 2],
      ['owner', 4711],
    ] as const)
      expect(await call(route, workspaceId, cookies.get(who)), who).toEqual({ status: 404, code: 'workspace-not-found' });
  });

  it('is refused to every role without its capability, and open to those with it (403)', async () => {
    for (const role of roles) {
      const { permission } = route;
      const may =
        permission === 'signed-in' ||
        (permission !== 'installation-owner' && permission !== 'public' && capabilitiesOfRole[role].includes(permission));
      // What is permitted and streams would go on; that it is permitted is for the tests of its area.
      if (may && (isStream(route) || route.name === 'sign-in.end')) continue;
      const { status, code } = await call(route, 1, cookies.get(role));
      if (may) expect([401, 403], `${role}: ${code}`).not.toContain(status);
      else expect({ status, code }, role).toEqual({ status: 403, code: 'not-permitted' });
    }
  });
});
