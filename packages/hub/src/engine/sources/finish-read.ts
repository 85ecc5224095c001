import type { Db } from '../../store/database.ts';
import {
  deleteOldPasses,
  endPass,
  findLastPass,
  listLastComplete,
  type SourcePassRow,
  type StreamKind,
} from '../../store/rows/source-pass-rows.ts';
import { countMissing, countSeen, markGone, markMissing, type SourceList } from '../../store/rows/source-record-rows.ts';
import { clearRefusals } from '../../store/rows/source-refusal-rows.ts';
import type { IngestedSource } from './ingested-source.ts';
import { judgeRead } from './judge-read.ts';

const dayMs = 24 * 3_600_000;
/** More than this share of a list gone at once is not believed without a word: a right taken away looks just like that. */
const mostGoneShare = 0.2;
/** Passes that are kept of each list. */
const keptPasses = 200;

interface Ending {
  readonly source: IngestedSource;
  readonly kind: StreamKind;
  readonly passId: number;
  /** As the last page says. */
  readonly isCertain: boolean;
  readonly acceptGone: boolean;
  readonly at: Date;
}

/** Ends a pass that was read to its end: what it proves, what is missing since, and what is gone. */
export async function finishRead(db: Db, ending: Ending): Promise<SourcePassRow> {
  const { source, kind, passId, isCertain, at } = ending;
  const list: SourceList = { sourceId: source.id, stream: kind };
  const pass = await findLastPass(db, source.id, kind);
  if (pass?.id !== passId) throw new TypeError('The pass that ends is not the last one of its list.');
  const verdict = judgeRead({ ...pass, seen: await countSeen(db, passId), isCertain });
  if (verdict.isComplete) await clearRefusals(db, list, { startedAt: pass.startedAt, at });
  const loss = verdict.knowsAbsence ? await settleLoss(db, list, ending) : { missing: 0, gone: 0, withheld: 0 };
  const state = verdict.isComplete ? 'complete' : 'incomplete';
  const message = loss.withheld > 0 ? sentenceOf(loss.withheld) : verdict.message;
  const row = await endPass(db, passId, { state, at, message, keepsCursor: false, ...loss });
  await deleteOldPasses(db, source.id, { stream: kind, keep: keptPasses });
  return row;
}

/** What a pass that knows what is absent makes of it. */
async function settleLoss(db: Db, list: SourceList, { source, passId, acceptGone, at }: Ending) {
  const lastThere = (await listLastComplete(db, source.id)).find(({ stream }) => stream === list.stream)?.endedAt ?? null;
  await markMissing(db, list, { passId, at, lastThere });
  const before = new Date(at.getTime() - source.goneAfterDays * dayMs);
  const { present, missing, due } = await countMissing(db, list, before);
  // Alerts go: that all are over at once is what everybody hopes for, and no sign of a right that was taken away.
  const isBelieved = acceptGone || list.stream === 'alert' || due <= present * mostGoneShare;
  if (!isBelieved) return { missing, gone: 0, withheld: due };
  return { missing, gone: due === 0 ? 0 : await markGone(db, list, { before, at }), withheld: 0 };
}

function sentenceOf(withheld: number): string {
  return `${withheld} records would be gone, which is more than a fifth at once. They stay until somebody says so (source ingest --accept-gone).`;
}
