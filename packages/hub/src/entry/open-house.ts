import { localOperator } from '../foundation/actor.ts';
import { systemClock } from '../foundation/clock.ts';
import { listWorkspaces, mainWorkspaceId } from '../store/rows/workspace-rows.ts';
import { openAccessDesk } from './access-desk.ts';
import type { House } from './house.ts';
import type { Installation } from './open-installation.ts';
import { openGatekeeper } from './open-gatekeeper.ts';
import { type OpenWorkspace, openWorkspace } from './open-workspace.ts';

/** All workspaces of an open installation. Each is opened when first asked for. */
export function openHouse(installation: Installation, version: string): House {
  const { store, log } = installation;
  const open = new Map<number, OpenWorkspace>();
  const workspaceOf = (id: number) => {
    const workspace = open.get(id) ?? openWorkspace(installation, version, id);
    open.set(id, workspace);
    return workspace;
  };
  const hubOf: House['hubOf'] = (id, actor) => workspaceOf(id).hubFor(actor);
  return {
    version,
    hubOf,
    main: hubOf(mainWorkspaceId, localOperator()),
    listHubs: async () => {
      const workspaces = await store.inInstallation(listWorkspaces, { readOnly: true });
      return workspaces.map(({ id }) => hubOf(id, { kind: 'schedule', name: 'timetable', may: 'everything' }));
    },
    access: openAccessDesk(installation),
    gatekeeper: openGatekeeper({ store, clock: systemClock }),
    trustedProxies: installation.settings.trustedProxies,
    logError: (requestId, error) => log.error({ requestId, err: error }, 'unforeseen error'),
    logInfo: (message, about = {}) => log.info(about, message),
    close: async () => {
      for (const workspace of open.values()) await workspace.close();
      await store.close();
    },
  };
}
