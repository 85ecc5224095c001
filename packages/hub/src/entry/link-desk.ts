import type { VerbDeps } from '../engine/verb.ts';
import { type LinkDeps, type LinkInput, linkConnection } from '../features/setup/link-connection.ts';
import { listGivenLinks, listLinkedConnections } from '../features/setup/list-links.ts';
import { readWorkspace } from '../features/setup/read-workspace.ts';
import { leaveLinkedConnection, unlinkConnection } from '../features/setup/unlink-connection.ts';
import type { ConnectionLinkRow } from '../store/rows/connection-link-rows.ts';
import type { WorkspaceRow } from '../store/rows/workspace-rows.ts';

/** Connections that workspaces show each other, as the doors of one of them call it. */
export interface LinkDesk {
  /** What is shown to others. */
  readonly listGiven: () => Promise<readonly ConnectionLinkRow[]>;
  /** What others show. */
  readonly listTaken: () => Promise<readonly ConnectionLinkRow[]>;
  /** Shows a connection to another workspace, where the same person must manage connections. */
  readonly link: (order: LinkInput, actorIn: LinkDeps['actorIn']) => Promise<{ readonly isNew: boolean }>;
  readonly unlink: (order: LinkInput) => Promise<void>;
  /** A workspace by name, else by number; for whoever runs the hub. @throws WorkspaceNotFoundError */
  readonly readWorkspace: (name: string) => Promise<WorkspaceRow>;
  /** Lets go of what another workspace shows. */
  readonly leave: (order: { readonly connectionId: number }) => Promise<void>;
}

/** The desk over its dependencies. */
export function openLinkDesk({ store, workspaceId, clock, actor }: VerbDeps): LinkDesk {
  const deps: VerbDeps = { store, workspaceId, clock, actor };
  return {
    listGiven: () => listGivenLinks(deps),
    listTaken: () => listLinkedConnections(deps),
    link: (order, actorIn) => linkConnection({ ...deps, actorIn }, order),
    unlink: (order) => unlinkConnection(deps, order),
    readWorkspace: (name) => readWorkspace(deps, name),
    leave: (order) => leaveLinkedConnection(deps, order),
  };
}
