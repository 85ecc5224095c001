import { z } from 'zod';
import { tellWorkspace } from '../../engine/audit/tell-workspace.ts';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import { NotThereError } from '../../foundation/errors/not-there.ts';
import { type ConnectionLinkRow, deleteConnectionLink, listConnectionLinks } from '../../store/rows/connection-link-rows.ts';

const input = z.object({ connectionId: z.number().int(), toWorkspaceId: z.number().int() });

const endLink = defineVerb<VerbDeps, typeof input, undefined, ConnectionLinkRow>({
  name: 'connection.unlink',
  input,
  prepare: async () => undefined,
  run: async ({ db, workspaceId }, { connectionId, toWorkspaceId }) => {
    const link = (await listConnectionLinks(db)).find(
      (one) => one.connectionId === connectionId && one.fromWorkspaceId === workspaceId && one.toWorkspaceId === toWorkspaceId,
    );
    if (!link || !(await deleteConnectionLink(db, link))) throw new NotThereError('link');
    return link;
  },
  audit: ({ connectionId, toWorkspaceId }) => ({
    subject: `connection ${connectionId}`,
    detail: { toWorkspace: toWorkspaceId },
  }),
});

const leaveInput = z.object({ connectionId: z.number().int() });

const leaveLink = defineVerb<VerbDeps, typeof leaveInput, undefined, ConnectionLinkRow>({
  name: 'connection.leave-link',
  input: leaveInput,
  prepare: async () => undefined,
  run: async ({ db, workspaceId }, { connectionId }) => {
    const link = (await listConnectionLinks(db)).find(
      (one) => one.connectionId === connectionId && one.toWorkspaceId === workspaceId,
    );
    if (!link || !(await deleteConnectionLink(db, link))) throw new NotThereError('link');
    return link;
  },
  audit: ({ connectionId }, { connectionName, fromWorkspaceId }) => ({
    subject: `connection ${connectionId}`,
    detail: { name: connectionName, fromWorkspace: fromWorkspaceId },
  }),
});

/** Ends a link from the workspace that the connection belongs to. It counts with the next request of the other. @throws NotThereError */
export async function unlinkConnection(deps: VerbDeps, order: z.input<typeof input>): Promise<void> {
  const { connectionId, connectionName: name, fromWorkspaceId, toWorkspaceId } = await endLink(deps, order);
  const detail = { name, fromWorkspace: fromWorkspaceId };
  await tellWorkspace(deps, toWorkspaceId, { verb: 'connection.unlink', subject: `connection ${connectionId}`, detail });
}

/** Ends a link from the workspace that the connection was shown to. @throws NotThereError */
export async function leaveLinkedConnection(deps: VerbDeps, order: z.input<typeof leaveInput>): Promise<void> {
  const { connectionId, fromWorkspaceId, toWorkspaceId } = await leaveLink(deps, order);
  const detail = { toWorkspace: toWorkspaceId };
  await tellWorkspace(deps, fromWorkspaceId, {
    verb: 'connection.leave-link',
    subject: `connection ${connectionId}`,
    detail,
  });
}
