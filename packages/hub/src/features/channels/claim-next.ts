import type { Db } from '../../store/database.ts';
import {
  bundleDeliveries,
  type ClaimedDelivery,
  claimDelivery,
  listNoticeItems,
  lockChannel,
  type QueueReading,
  readQueue,
} from '../../store/rows/channel-claim-rows.ts';
import type { NoticeFields } from '../../store/rows/channel-delivery-rows.ts';
import type { ChannelDeps } from './channel-deps.ts';

/** Longer than a try may take (45 s). */
const claimMs = 2 * 60_000;
/** More messages than this within the window become one digest. */
const mostInWindow = 10;
const windowMs = 5 * 60_000;
const itemsInDigest = 20;

/** Claims what a channel is to send next; null: nothing now. Of two who ask at once one gets null, or another delivery. */
export async function claimNext(
  { store, workspaceId, clock }: Pick<ChannelDeps, 'store' | 'workspaceId' | 'clock'>,
  channelId: number,
): Promise<ClaimedDelivery | null> {
  const now = clock.now();
  const at = new Date(now);
  return store.inWorkspace(workspaceId, async (db) => {
    if (!(await lockChannel(db, channelId))) return null;
    const queue = await readQueue(db, { channelId, at, since: new Date(now - windowMs) });
    const id = await chooseNext(db, { channelId, queue, at });
    return id === null ? null : claimDelivery(db, id, { at, until: new Date(now + claimMs) });
  });
}

async function chooseNext(
  db: Db,
  {
    channelId,
    queue: { due, recent, hasDigest },
    at,
  }: { readonly channelId: number; readonly queue: QueueReading; readonly at: Date },
): Promise<string | null> {
  const own = due.find(({ mayBeBundled }) => !mayBeBundled);
  if (own) return own.id;
  const [first] = due;
  if (!first) return null;
  if (due.length <= mostInWindow - recent) return first.id;
  // One digest within the window; what comes after it waits for the next.
  if (hasDigest) return null;
  const ids = due.map(({ id }) => id);
  const items = await listNoticeItems(db, ids, itemsInDigest);
  return bundleDeliveries(db, { channelId, ids, notice: digestOf(items, { total: ids.length, at }), at });
}

function digestOf(
  items: NonNullable<NoticeFields['items']>,
  { total, at }: { readonly total: number; readonly at: Date },
): NoticeFields {
  return {
    at: at.toISOString(),
    severity: 'warn',
    title: 'Many messages at once',
    sentence: `${total} messages came together; this one stands for all of them.`,
    meaning: null,
    causes: [],
    remedy: 'See each of them with: npx sundog channel deliveries',
    connectionId: null,
    items,
    total,
  };
}
