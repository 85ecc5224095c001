import type { Db } from '../../store/database.ts';
import { type MappingAct, type MappingChange, writeBatch } from '../../store/rows/mapping-batch-rows.ts';
import { dropCandidates } from '../../store/rows/mapping-candidate-rows.ts';
import { listLinks, type MappingKey, type MappingLink, mappingKinds } from '../../store/rows/mapping-link-rows.ts';

/** A link that an act left as it was, and why. */
export interface LeftAlone extends MappingKey {
  readonly reason: string;
}

/** What an act came to. */
export interface MappingOutcome {
  /** Null: nothing was changed. */
  readonly batchId: number | null;
  readonly changed: number;
  readonly leftAlone: readonly LeftAlone[];
}

/** Names a link. */
export function keyTextOf({ kind, sourceKey, siteName }: MappingKey): string {
  return JSON.stringify([kind, sourceKey, siteName]);
}

/**
 * Does what is wished as one batch, as far as links are still as the wish knew them and no asset comes to be two devices. The mapping has to be
 * held.
 */
export async function keepChanges(
  db: Db,
  sourceId: number,
  act: { readonly what: MappingAct; readonly by: string; readonly at: Date; readonly changes: readonly MappingChange[] },
): Promise<MappingOutcome> {
  const now = new Map((await listLinks(db, sourceId)).map((link) => [keyTextOf(link), link]));
  const leftAlone: LeftAlone[] = [];
  const current = act.changes.filter((change) => {
    const key = change.before ?? change.after;
    if (key === null) return false;
    const isSame = isAsKnown(now.get(keyTextOf(key)), change.before);
    if (!isSame) leftAlone.push({ ...toKey(key), reason: 'It was changed meanwhile.' });
    return isSame;
  });
  const changes = onlyFreeAssets(current, [...now.values()], leftAlone);
  if (changes.length === 0) return { batchId: null, changed: 0, leftAlone };
  const batchId = await writeBatch(db, sourceId, { ...act, changes });
  for (const kind of mappingKinds) {
    const keys = changes.flatMap(({ after }) => (after?.kind === kind && after.siteName === '' ? [after.sourceKey] : []));
    if (keys.length > 0) await dropCandidates(db, { sourceId, kind }, keys);
  }
  return { batchId, changed: changes.length, leftAlone };
}

function isAsKnown(now: MappingLink | undefined, before: MappingLink | null): boolean {
  if (now === undefined || before === null) return now === undefined && before === null;
  return now.batchId === before.batchId && now.state === before.state && now.haloKey === before.haloKey;
}

/** A device of a source is one asset, and an asset one device of a source. */
function onlyFreeAssets(
  changes: readonly MappingChange[],
  links: readonly MappingLink[],
  leftAlone: LeftAlone[],
): readonly MappingChange[] {
  const freed = new Set(changes.flatMap(({ before }) => (before ? [keyTextOf(before)] : [])));
  const taken = new Set(
    links.flatMap((link) =>
      link.kind === 'device' && link.haloKey !== null && !freed.has(keyTextOf(link)) ? [link.haloKey] : [],
    ),
  );
  return changes.filter(({ after }) => {
    if (after?.kind !== 'device' || after.haloKey === null) return true;
    if (taken.has(after.haloKey)) {
      leftAlone.push({ ...toKey(after), reason: 'The asset is another device of this source already.' });
      return false;
    }
    taken.add(after.haloKey);
    return true;
  });
}

/** The key of a link alone. */
export function toKey({ kind, sourceKey, siteName }: MappingKey): MappingKey {
  return { kind, sourceKey, siteName };
}
