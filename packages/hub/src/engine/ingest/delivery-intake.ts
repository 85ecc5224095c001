import { IntakeFullError } from '../../foundation/errors/intake-full.ts';
import type { Store } from '../../store/database.ts';
import { insertDeliveries, type NewDelivery } from '../../store/rows/webhook-delivery-rows.ts';

/** Takes deliveries in. */
interface DeliveryIntake {
  /** Resolves when all of them are committed. @throws DatabaseUnavailableError, and IntakeFullError where too many wait */
  readonly keep: (deliveries: readonly NewDelivery[]) => Promise<void>;
}

interface IntakeDeps {
  /** With connections of its own: nothing that the sync does may keep a delivery waiting. */
  readonly store: Pick<Store, 'inWorkspace'>;
  readonly workspaceId: number;
}

/** How long the first delivery of a batch waits for others. */
const windowMs = 10;
/** Deliveries of one transaction. */
const mostPerBatch = 500;
/** Deliveries that may wait for the disk; beyond, the sender is asked to come again. */
const mostWaiting = 5_000;

interface Waiting {
  readonly deliveries: readonly NewDelivery[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** An intake that commits the deliveries of some milliseconds together: a storm costs one write of the disk per batch, not per delivery. */
export function openDeliveryIntake(deps: IntakeDeps): DeliveryIntake {
  let waiting: Waiting[] = [];
  let count = 0;
  let isWriting = false;
  const write = async () => {
    isWriting = true;
    try {
      while (waiting.length > 0) {
        const batch = takeBatch(waiting);
        waiting = waiting.slice(batch.length);
        await keepBatch(deps, batch);
        count -= batch.reduce((sum, { deliveries }) => sum + deliveries.length, 0);
      }
    } finally {
      isWriting = false;
    }
  };
  return {
    keep: (deliveries) => {
      if (count + deliveries.length > mostWaiting) return Promise.reject(new IntakeFullError());
      count += deliveries.length;
      if (waiting.length === 0 && !isWriting) setTimeout(() => void write(), windowMs);
      return new Promise<void>((resolve, reject) => waiting.push({ deliveries, resolve, reject }));
    },
  };
}

function takeBatch(waiting: readonly Waiting[]): readonly Waiting[] {
  let rows = 0;
  const end = waiting.findIndex(({ deliveries }) => {
    rows += deliveries.length;
    return rows > mostPerBatch;
  });
  return end === -1 ? waiting : waiting.slice(0, Math.max(1, end));
}

/** Never throws: whoever waits for one of them is told. */
async function keepBatch({ store, workspaceId }: IntakeDeps, batch: readonly Waiting[]): Promise<void> {
  // A delivery that came twice within the window would meet itself in one statement: each round holds a key once.
  const rounds: Map<string, NewDelivery>[] = [];
  for (const delivery of batch.flatMap(({ deliveries }) => deliveries)) {
    const key = `${delivery.webhookId} ${delivery.key}`;
    const round = rounds.find((one) => !one.has(key)) ?? rounds[rounds.push(new Map()) - 1];
    round?.set(key, delivery);
  }
  try {
    await store.inWorkspace(workspaceId, async (db) => {
      for (const round of rounds) await insertDeliveries(db, [...round.values()]);
    });
    for (const { resolve } of batch) resolve();
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}
