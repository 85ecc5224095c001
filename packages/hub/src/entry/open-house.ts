import { setTimeout as delay } from 'node:timers/promises';
import { openRefusalBook } from '../engine/audit/refusal-book.ts';
import { localOperator } from '../foundation/actor.ts';
import { systemClock } from '../foundation/clock.ts';
import { listWorkspaces, mainWorkspaceId } from '../store/rows/workspace-rows.ts';
import { openAccessDesk } from './access-desk.ts';
import { assertKeyOpens } from './assert-key-opens.ts';
import { openInstallationAudit } from './audit-desk.ts';
import type { House } from './house.ts';
import { openGatekeeper } from './open-gatekeeper.ts';
import type { Installation } from './open-installation.ts';
import { type OpenWorkspace, openWorkspace } from './open-workspace.ts';
import { openOperationsDesk } from './operations-desk.ts';

/** How long a beginning is looked at: what is refused is refused by then. */
const beginningMs = 400;
/** How long a closing house waits for work that was told to stop. */
const endingMs = 3_000;

/** Work that goes on while nobody waits for it. */
type BackgroundWork = (signal: AbortSignal) => Promise<unknown>;

function openBackground(onError: (what: string, error: unknown) => void) {
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  /** By what it is: the work that is to follow the one that runs; null: none. */
  const following = new Map<string, BackgroundWork | null>();
  const runAndFollow = async (what: string, first: BackgroundWork) => {
    for (let work: BackgroundWork | null = first; work !== null; work = following.get(what) ?? null) {
      following.set(what, null);
      await work(closing.signal).catch((error: unknown) => {
        if (!closing.signal.aborted) onError(what, error);
      });
      if (closing.signal.aborted) break;
    }
    following.delete(what);
  };
  return {
    runSoon: (what: string, work: BackgroundWork): void => {
      if (following.has(what)) {
        following.set(what, work);
        return;
      }
      const done: Promise<void> = runAndFollow(what, work).finally(() => running.delete(done));
      running.add(done);
    },
    run: async (what: string, work: BackgroundWork): Promise<void> => {
      let isLate = false;
      const done: Promise<void> = work(closing.signal)
        .then(
          () => undefined,
          (error: unknown) => {
            if (!isLate) throw error;
            if (!closing.signal.aborted) onError(what, error);
          },
        )
        .finally(() => running.delete(done));
      running.add(done);
      await Promise.race([done, delay(beginningMs)]);
      isLate = true;
    },
    stop: () => closing.abort(),
    close: async () => {
      closing.abort();
      // The clock holds no process open that has nothing left to do.
      await Promise.race([Promise.allSettled(running), delay(endingMs, undefined, { ref: false })]);
    },
  };
}

/** All workspaces of an open installation. Each is opened when first asked for. */
export function openHouse(installation: Installation, version: string): House {
  const { store, log, dataDir } = installation;
  const open = new Map<number, OpenWorkspace>();
  const workspaceOf = (id: number) => {
    const workspace = open.get(id) ?? openWorkspace(installation, version, id);
    open.set(id, workspace);
    return workspace;
  };
  const background = openBackground((what, error) => log.error({ err: error, what }, 'background'));
  const refusals = openRefusalBook({ store, clock: systemClock }, (error) =>
    log.error({ err: error }, 'refusals that were counted'),
  );
  const hubOf: House['hubOf'] = (id, actor) => workspaceOf(id).hubFor(actor);
  const main = hubOf(mainWorkspaceId, localOperator());
  const listHubs: House['listHubs'] = async () => {
    const workspaces = await store.inInstallation(listWorkspaces, { readOnly: true });
    return workspaces.map(({ id }) => hubOf(id, { kind: 'schedule', name: 'timetable', may: 'everything' }));
  };
  return {
    version,
    hubOf,
    main,
    listHubs,
    operations: openOperationsDesk(installation, { main, listHubs }),
    audit: openInstallationAudit({ store, clock: systemClock }, dataDir),
    refusals,
    assertKeyOpens: () => assertKeyOpens(installation),
    access: openAccessDesk(installation),
    gatekeeper: openGatekeeper({ store, clock: systemClock }),
    trustedProxies: installation.settings.trustedProxies,
    runInBackground: background.run,
    runSoon: background.runSoon,
    logError: (requestId, error) => log.error({ requestId, err: error }, 'unforeseen error'),
    logInfo: (message, about = {}) => log.info(about, message),
    stopWork: () => {
      background.stop();
      for (const workspace of open.values()) workspace.stop();
    },
    close: async () => {
      await background.close();
      for (const workspace of open.values()) await workspace.close();
      await refusals.close();
      await store.close();
    },
  };
}
