import type { Halo } from '@sundog/halo';
import { checks } from '../catalog/checks/index.ts';
import { diagnoses } from '../catalog/diagnoses/index.ts';
import { entities } from '../catalog/entities/index.ts';
import type { ConnectionSight, HubSight } from '../engine/doctor/diagnosis.ts';
import { runDiagnoses, worstFirst } from '../engine/doctor/run-diagnoses.ts';
import { readSecret } from '../features/setup/keep-secret.ts';
import type { SetupDeps } from '../features/setup/setup-deps.ts';
import { localOperator } from '../foundation/actor.ts';
import { systemClock } from '../foundation/clock.ts';
import { laterKeys } from '../foundation/key-succession.ts';
import { makeVault } from '../foundation/vault.ts';
import type { Diagnosis } from '../store/diagnosis.ts';
import { diagnoseStore } from '../store/doctor.ts';
import { type ConnectionRow, listConnectionRows } from '../store/rows/connection-rows.ts';
import { mainWorkspaceId } from '../store/rows/workspace-rows.ts';
import { makeHaloDoor } from './halo-door.ts';
import { makeJointBudgets } from './joint-budgets.ts';
import type { Installation } from './open-installation.ts';
import { makeWatchDoor } from './watch-door.ts';

/**
 * Looks at the installation, at every connection and at what should happen by itself; worst first. Changes nothing but what the requests
 * to HaloPSA cost of their budget. Before the migrations are applied, only the store can be looked at.
 */
export async function diagnose({ store, dataDir, key, settings }: Installation): Promise<readonly Diagnosis[]> {
  const ofStore = await diagnoseStore({ access: store.access, dataDir, key });
  if (ofStore.some(({ name, outcome }) => name === 'migrations' && outcome !== 'ok')) return worstFirst(ofStore);
  const budgets = makeJointBudgets(store, mainWorkspaceId);
  const setup: SetupDeps = {
    store,
    workspaceId: mainWorkspaceId,
    clock: systemClock,
    actor: localOperator(),
    haloDoor: makeHaloDoor({ budgetFor: budgets.of }),
    vault: makeVault(key.bytes, () => laterKeys(key, settings.secretKeyNext)),
    checks,
    entities,
  };
  const open: Halo[] = [];
  try {
    const hub = await seeHub(setup);
    const sights = [];
    for (const connection of hub.connections) sights.push(await seeConnection({ setup, hub, connection, open, budgets }));
    return worstFirst([...ofStore, ...(await runDiagnoses(diagnoses, hub, sights))]);
  } finally {
    for (const halo of open) await halo.close();
    await budgets.settle();
  }
}

async function seeHub(setup: SetupDeps): Promise<HubSight> {
  const { store, workspaceId, clock } = setup;
  const read: HubSight['read'] = (work) => store.inWorkspace(workspaceId, work, { readOnly: true });
  const rows = await read(listConnectionRows);
  const watch = await makeWatchDoor(setup, () => undefined).read();
  return {
    now: clock.now(),
    connections: rows.filter(({ state }) => state !== 'removed'),
    watch,
    scheduleRanAt: watch.scheduleRanAt,
    read,
  };
}

async function seeConnection({
  setup,
  hub,
  connection,
  open,
  budgets,
}: {
  readonly setup: SetupDeps;
  readonly hub: HubSight;
  readonly connection: ConnectionRow;
  readonly open: Halo[];
  readonly budgets: ReturnType<typeof makeJointBudgets>;
}): Promise<ConnectionSight> {
  const budget = await budgets.read(connection);
  return {
    ...hub,
    connection,
    learnedLimit: budget?.limit ?? null,
    halo: async () => {
      const halo = setup.haloDoor.open({ ...connection, secret: await readSecret(setup, connection) });
      open.push(halo);
      return halo;
    },
  };
}
