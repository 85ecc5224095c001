import { z } from 'zod';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import type { Actor } from '../../foundation/actor.ts';
import { ConnectionNotFoundError } from '../../foundation/errors/connection-not-found.ts';
import { InvalidInputError } from '../../foundation/errors/invalid-input.ts';
import { NotPermittedError } from '../../foundation/errors/not-permitted.ts';
import { NotThereError } from '../../foundation/errors/not-there.ts';
import { listGrants } from '../../store/rows/access-group-rows.ts';
import { insertConnectionLink, listTakenLinks } from '../../store/rows/connection-link-rows.ts';
import { findConnectionById } from '../../store/rows/connection-rows.ts';
import { grantToMaker } from './grant-to-maker.ts';

/** What linking works with. */
export interface LinkDeps extends VerbDeps {
  /**
   * The same person as they act in another workspace.
   * @throws WorkspaceNotFoundError, AddressNotAllowedError, CapabilityMissingError
   */
  readonly actorIn: (workspaceId: number) => Actor;
}

const input = z.object({ connectionId: z.number().int(), toWorkspaceId: z.number().int() });

/** Which connection, and to which workspace. */
export type LinkInput = z.input<typeof input>;

/** The half in the workspace that the connection belongs to. Gives who acts in the other one. */
const giveLink = defineVerb<LinkDeps, typeof input, Actor, { readonly there: Actor; readonly isNew: boolean }>({
  name: 'connection.link',
  input,
  prepare: async ({ actor, actorIn, workspaceId }, { toWorkspaceId }) => {
    if (toWorkspaceId === workspaceId)
      throw new InvalidInputError('connection.link', 'the connection belongs to that workspace: say there who may see it');
    // Nobody puts anything before people whose workspace is not theirs to manage.
    const there = actorIn(toWorkspaceId);
    if (there.may !== 'everything' && !there.may.has('connection.take-link'))
      throw new NotPermittedError(actor.name, 'connection.take-link');
    return there;
  },
  run: async ({ db, clock, actor }, { connectionId, toWorkspaceId }, there) => {
    if (!(await findConnectionById(db, connectionId))) throw new ConnectionNotFoundError(String(connectionId), []);
    const by = { linkedAt: new Date(clock.now()), linkedBy: `${actor.kind}:${actor.name}` };
    return { there, isNew: await insertConnectionLink(db, { connectionId, toWorkspaceId, ...by }) };
  },
  audit: ({ connectionId, toWorkspaceId }, { isNew }) =>
    isNew ? { subject: `connection ${connectionId}`, detail: { toWorkspace: toWorkspaceId } } : null,
});

const takeInput = z.object({ connectionId: z.number().int() });

/** The half in the workspace that it is shown to: who linked it sees it, and nobody else until it is granted to them. */
const takeLink = defineVerb<VerbDeps, typeof takeInput, undefined, { readonly from: number; readonly name: string } | null>({
  name: 'connection.take-link',
  input: takeInput,
  prepare: async () => undefined,
  run: async ({ db, actor, workspaceId }, { connectionId }) => {
    const link = (await listTakenLinks(db, workspaceId)).find((one) => one.connectionId === connectionId);
    if (!link) throw new NotThereError('link');
    if ((await listGrants(db, connectionId)).length > 0) return null;
    await grantToMaker(db, connectionId, actor);
    return { from: link.fromWorkspaceId, name: link.connectionName };
  },
  audit: ({ connectionId }, taken) =>
    taken && { subject: `connection ${connectionId}`, detail: { name: taken.name, fromWorkspace: taken.from } },
});

/**
 * Shows a connection to another workspace, which reads what it brings and nothing else. Doing it twice finishes what was cut off in between,
 * and else changes nothing.
 * @throws NotPermittedError, ConnectionNotFoundError, and what `actorIn` throws
 */
export async function linkConnection(deps: LinkDeps, order: LinkInput): Promise<{ readonly isNew: boolean }> {
  const { there, isNew } = await giveLink(deps, order);
  await takeLink({ ...deps, workspaceId: order.toWorkspaceId, actor: there }, { connectionId: order.connectionId });
  return { isNew };
}
