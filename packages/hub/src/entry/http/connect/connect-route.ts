import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { apiRoutes, type RouteDefinition } from '@sundog/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Membership, Principal } from '../../../engine/access/principal.ts';
import type { RequestOrigin } from '../../../foundation/actor.ts';
import { ConnectionNotFoundError } from '../../../foundation/errors/connection-not-found.ts';
import { InvalidInputError } from '../../../foundation/errors/invalid-input.ts';
import { NotSignedInError } from '../../../foundation/errors/not-signed-in.ts';
import type { House } from '../../house.ts';
import type { Hub } from '../../hub.ts';
import type { Gatekeeper } from '../api/gatekeeper.ts';
import { actorOf, permitRequest } from '../api/permit-request.ts';
import { problemOf } from '../api/problem-of.ts';
import { reachOf } from '../api/reach.ts';
import { addressOf, readCredentials } from '../api/read-credentials.ts';
import { assertSameOrigin } from '../api/same-origin.ts';
import { policyWithNonce } from '../console/policy.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { noteAccount } from '../request-end.ts';
import { renderAssetPage } from './asset-page.ts';
import { renderProblemPage } from './problem-page.ts';
import { renderWayPage } from './way-page.ts';

interface ConnectRouteDeps {
  readonly house: House;
  readonly gatekeeper: Gatekeeper;
  /** Origins by which the console may be reached besides the one that the request names. */
  readonly origins: ReadonlySet<string>;
}

/** Where the button on an asset in HaloPSA leads: `/connect/<number of the connection>/<number of the asset>`. */
const path = '/connect/:connectionId/:assetId';
const number = z.coerce.number().int().min(1).max(2_147_483_647);
const params = z.object({ connectionId: number, assetId: number });
const form = z.strictObject({
  click: z.string().regex(/^[\w-]{43}$/),
  tool: z.string().regex(/^\d{1,9}(:(desktop|terminal|files))?$/),
  ticket: z.union([z.literal('').transform(() => null), number]).default(null),
});

/**
 * The page that HaloPSA's button opens. GET shows what can be opened, and needs nothing but the person's session: the browser comes from HaloPSA. POST
 * is a form of this page, with a click that is good once, for a minute, for this person and this asset. The link of the tool leaves in the body of that
 * answer alone: not in a header that proxies log, and without a Referer (TRUST S77).
 */
export function addConnectRoute(parent: FastifyInstance, deps: ConnectRouteDeps): void {
  parent.register((server, _options, done) => {
    server.removeAllContentTypeParsers();
    const parsing = { parseAs: 'string', bodyLimit: 4_096 } as const;
    server.addContentTypeParser('application/x-www-form-urlencoded', parsing, (_request, body, parsed) =>
      parsed(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    server.setErrorHandler(async (error, request, reply) => refuse(deps, { error, request, reply }));
    server.get(path, async (request, reply) => {
      const visit = await admit(deps, request, 'connect.show');
      const { hub, membership, principal, order } = visit;
      const asset = await hub.remote.describe({ ...order, reader: membership.reader });
      const { ticket } = await hub.remote.offer({ ...order, accountId: principal.accountId });
      return send(reply, (nonce) => renderAssetPage({ ...asset, click: ticket, nonce, now: Date.now() }));
    });
    server.post(path, async (request, reply) => {
      assertSameOrigin(ownFormHeaders(request.headers), deps.origins);
      const { hub, membership, principal, order } = await admit(deps, request, 'connect.open');
      const read = form.safeParse(request.body ?? {});
      if (!read.success) throw new InvalidInputError('connect.open', z.prettifyError(read.error));
      const [sourceId, mode] = read.data.tool.split(':');
      const { accountId, email, displayName } = principal;
      const link = await hub.remote.open({
        ...order,
        sourceId: Number(sourceId),
        ...(mode === undefined ? {} : { mode: mode as 'desktop' | 'terminal' | 'files' }),
        haloTicketId: read.data.ticket,
        ticket: read.data.click,
        person: { accountId, email, name: displayName },
        reader: membership.reader,
      });
      return send(reply, (nonce) => renderWayPage(link.url, nonce));
    });
    refuseOtherMethods(server, path, { allowed: ['GET', 'HEAD', 'POST'] });
    done();
  });
}

/**
 * A page that sends no Referer makes browsers write `Origin: null` on its own forms (Fetch, "append a request Origin header"). Where the browser says by
 * Sec-Fetch-Site, which no page can set, that the form is ours, that is no foreign origin.
 */
function ownFormHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  if (headers['sec-fetch-site'] !== 'same-origin' || headers.origin !== 'null') return headers;
  const { origin: _none, ...rest } = headers;
  return rest;
}

interface Visit {
  readonly hub: Hub;
  readonly membership: Membership;
  readonly principal: Principal;
  readonly order: { readonly connectionId: number; readonly assetId: number };
}

/** Who comes, and whether they may: as the route of the API of this name says. @throws NotSignedInError, ConnectionNotFoundError, CapabilityMissingError */
async function admit(deps: ConnectRouteDeps, request: FastifyRequest, name: string): Promise<Visit> {
  const order = params.safeParse(request.params);
  if (!order.success) throw new ConnectionNotFoundError('of this address', []);
  const { session, ip } = readCredentials(request, reachOf(request, deps.origins));
  const principal = await deps.gatekeeper.identify({ session, key: null, ip });
  if (principal === null || !principal.isComplete) throw new NotSignedInError();
  noteAccount(request, principal.accountId);
  const { connectionId } = order.data;
  const workspaceId = [...principal.memberships.values()].find(
    ({ reader, linkedIds }) => reader.connectionIds.includes(connectionId) && !linkedIds.has(connectionId),
  )?.workspaceId;
  if (workspaceId === undefined) throw new ConnectionNotFoundError(String(connectionId), []);
  const route = apiRoutes.find((one: RouteDefinition) => one.name === name) as RouteDefinition;
  const origin: RequestOrigin = {
    ip: addressOf(request),
    userAgent: request.headers['user-agent'] ?? null,
    requestId: request.id,
  };
  const standing = await permitRequest(deps.house, { route, principal, workspaceId, connectionId, origin }, () => undefined);
  if (standing.membership === null) throw new ConnectionNotFoundError(String(connectionId), []);
  return {
    hub: deps.house.hubOf(workspaceId, actorOf(standing, origin)),
    membership: standing.membership,
    principal,
    order: order.data,
  };
}

/** Whoever is not signed in is sent to sign in, and comes back to this very page; everything else is told on a page. */
async function refuse(
  { house }: ConnectRouteDeps,
  { error, request, reply }: { readonly error: unknown; readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<FastifyReply> {
  const address = request.url.split('?', 1)[0] ?? '/';
  if (error instanceof NotSignedInError) return reply.redirect(`/sign-in?next=${encodeURIComponent(address)}`, 303);
  const problem = problemOf(error, { requestId: request.id, logError: house.logError });
  return send(reply.code(problem.status), (nonce) => renderProblemPage({ problem, address, nonce }));
}

function send(reply: FastifyReply, render: (nonce: string) => string): FastifyReply {
  const nonce = randomBytes(18).toString('base64');
  return reply.header('content-security-policy', policyWithNonce(nonce)).type('text/html; charset=utf-8').send(render(nonce));
}
