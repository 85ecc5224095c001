import type { VerbDeps } from '../../engine/verb.ts';
import type { Db } from '../../store/database.ts';
import type { MappingAct, MappingChange } from '../../store/rows/mapping-batch-rows.ts';
import { findLinks, type MappingKey, type MappingLink, mappingKinds } from '../../store/rows/mapping-link-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { assertHeld } from './find-mapped-source.ts';
import { keepChanges, keyTextOf, type LeftAlone, type MappingOutcome, toKey } from './keep-changes.ts';
import { deciderOf } from './mapping-input.ts';

/** What becomes of a link: what it is afterwards (null: none), or a sentence that says why it stays. */
export type LinkWish = { readonly after: MappingLink | null } | { readonly reason: string };

/** An act on some links of a source. */
export interface LinkAct<Key extends MappingKey> {
  readonly source: SourceRow;
  readonly what: MappingAct;
  readonly keys: readonly Key[];
  readonly decide: (before: MappingLink | null, key: Key) => LinkWish;
}

/** Does one act on links, as one batch that can be taken back. Each is done or left alone with a sentence; none holds up the others. */
export async function actOnLinks<Key extends MappingKey>(
  deps: VerbDeps & { readonly db: Db },
  { source, what, keys, decide }: LinkAct<Key>,
): Promise<MappingOutcome> {
  const { db, clock } = deps;
  await assertHeld(db, source);
  const wanted = new Map(keys.map((key) => [keyTextOf(key), key]));
  const now = await linksOf(db, source.id, [...wanted.values()]);
  const leftAlone: LeftAlone[] = [];
  const changes: MappingChange[] = [];
  for (const [name, key] of wanted) {
    const before = now.get(name) ?? null;
    const wish = decide(before, key);
    if ('reason' in wish) leftAlone.push({ ...toKey(key), reason: wish.reason });
    else changes.push({ before, after: wish.after });
  }
  const outcome = await keepChanges(db, source.id, { what, by: deciderOf(deps), at: new Date(clock.now()), changes });
  return { ...outcome, leftAlone: [...leftAlone, ...outcome.leftAlone] };
}

async function linksOf(db: Db, sourceId: number, keys: readonly MappingKey[]): Promise<ReadonlyMap<string, MappingLink>> {
  const found: MappingLink[] = [];
  for (const kind of mappingKinds) {
    const sourceKeys = keys.filter((key) => key.kind === kind).map(({ sourceKey }) => sourceKey);
    if (sourceKeys.length > 0) found.push(...(await findLinks(db, sourceId, { kind, sourceKeys })));
  }
  return new Map(found.map((link) => [keyTextOf(link), link]));
}

/** What the audit says of an act on links; null: nothing was changed. */
export function noteOfAct(sourceId: number, { batchId, changed, leftAlone }: MappingOutcome) {
  return batchId === null
    ? null
    : { subject: `source ${sourceId}`, detail: { batch: batchId, changed, leftAlone: leftAlone.length } };
}
