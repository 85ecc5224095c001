import type { Endpoint } from '../endpoints/endpoint.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { itemsOf } from '../http/parse-body.ts';
import { refuse, refuseModel } from '../http/refusal.ts';
import { authorise } from '../permissions/authorise.ts';
import { isVisible } from '../permissions/visibility.ts';
import type { Row, RowKey } from '../tables/table.ts';
import { keyFrom } from '../tables/tables.ts';
import { authorOf } from './author.ts';
import { bind } from './bind.ts';
import { recordChanges } from './change-feed.ts';
import { commitInsert, commitRestore, commitUpdate, differing } from './commit.ts';
import { deriveNames } from './derive-names.ts';
import type { Draft } from './draft.ts';
import { memberTypes } from './member-types.ts';
import { mergeMembers } from './merge-members.ts';
import { newKey } from './new-key.ts';

/**
 * Answers `POST /X`: an object or an array, each created or, with an id, updated in the members that were sent. They are stored one
 * after the other: what stood before a refused one stays stored. The answer is the last object, or with `returnall=true` all of them
 * (API.md 2.1).
 */
export function saveRows(endpoint: Endpoint, call: Call): Answer {
  const stored = itemsOf(call.body).map((item, index) => saveRow(endpoint, call, { item, path: `[${index}]` }));
  const isAll = call.query.flag('returnall');
  return { ...ok(isAll ? stored : stored.at(-1)), status: call.halo.settings.postStatus };
}

/** One sent object, and where it stood in the body: `[0]`. */
export interface SentItem {
  readonly item: Readonly<Record<string, unknown>>;
  readonly path: string;
}

/** Stores one object. Returns the row as Halo shows it. */
export function saveRow(endpoint: Endpoint, call: Call, { item, path }: SentItem): Row {
  const { halo } = call;
  const writes = endpoint.writes === false ? {} : endpoint.writes;
  const table = halo.tables.of(endpoint.entity);
  const types = memberTypes(endpoint, table);
  const { sent, instructions } = bind(item, types, path);
  const key = existingKey(endpoint, sent);
  if (key !== null && instructions['_recover'] === true) return recover(endpoint, call, key);
  const before = key === null ? null : (table.get(key) ?? null);
  if (key !== null && (!before || !isVisible(endpoint.entity, table.slotOf(key), call)))
    throw refuse(404, `There is no ${endpoint.path} with the id ${String(sent['id'])}.`);
  authorise(
    { path: endpoint.path.toLowerCase(), kind: before ? 'update' : 'create' },
    call.identity,
    halo.settings.scopelessStatus,
  );
  if (!before) checkRequired(writes.required ?? [], sent, path);
  const merged = mergeMembers(halo, endpoint.entity, { before: before ?? { ...writes.defaults?.(call) }, sent });
  const row = before ? merged : withKey(merged, newKey(endpoint, halo, merged));
  const draft: Draft = { call, entity: endpoint.entity, before, sent, instructions, row };
  if (sent['third_party_id_string'] !== undefined && !halo.settings.keepsThirdPartyId)
    row['third_party_id_string'] = before?.['third_party_id_string'] ?? null;
  writes.settle?.(draft);
  deriveNames(halo, endpoint.entity, {
    row,
    changed: new Set(differing(before ?? {}, row)),
    knows: (member) => types.has(member),
  });
  if (isTrial(endpoint, draft)) return row;
  stampRow(draft, writes.stamps ?? [], before ? [] : (writes.birth ?? []));
  const author = authorOf(call.identity);
  const changed = before ? differing(before, row).filter((member) => !(writes.stamps ?? []).includes(member)) : Object.keys(row);
  const stored = before
    ? storeChange(draft, { key: key ?? '', hasChanged: changed.length > 0 })
    : commitInsert(halo, endpoint.entity, { row, by: author });
  if (writes.feed) recordChanges(halo, { feed: writes.feed, before, after: stored, author: call.identity });
  writes.after?.(draft, stored);
  halo.deliveries.announce({ entity: endpoint.entity, kind: before ? 'update' : 'create', before, row: stored });
  const whole = table.get(keyFrom(stored, endpoint.key ?? ['id'])) ?? stored;
  return endpoint.dress ? endpoint.dress(whole, call, 'detail') : whole;
}

/** The key of the record that an object names; null: it is to be made. Id 0 is none (API.md 2.6). */
function existingKey(endpoint: Endpoint, sent: Row): RowKey | null {
  const members = endpoint.key ?? ['id'];
  const id = sent['id'];
  if (id === undefined || id === null || id === 0 || id === '') return null;
  if (members.some((member) => sent[member] === undefined || sent[member] === null))
    return typeof id === 'string' || members.length > 1 ? String(id) : (id as RowKey);
  return keyFrom(sent, members);
}

/** The key stands first, as Halo writes it. */
function withKey(row: Row, key: Row): Row {
  return { ...key, ...row, ...key };
}

function checkRequired(required: readonly string[], sent: Row, path: string): void {
  const missing = required.filter((member) => sent[member] === undefined || sent[member] === null || sent[member] === '');
  if (missing.length > 0)
    throw refuseModel(Object.fromEntries(missing.map((member) => [`${path}.${member}`, [`The field ${member} is required.`]])));
}

/** `_validate_only` on tickets, `_validateonly` on assets: checked, answered, not stored; unless this Halo ignores them. */
function isTrial(endpoint: Endpoint, { call, instructions }: Draft): boolean {
  if (call.halo.settings.ignoreValidateOnly) return false;
  const isTicket = endpoint.isTicketLike === true && instructions['_validate_only'] === true;
  return isTicket || (endpoint.entity === 'asset' && instructions['_validateonly'] === true);
}

function stampRow({ call, row }: Draft, stamps: readonly string[], birth: readonly string[]): void {
  const now = call.halo.clock.stamp();
  for (const member of [...stamps, ...birth])
    if (birth.includes(member) ? (row[member] ?? null) === null : true) row[member] = now;
}

/** A write that changes nothing leaves the record, and the oracle, as they are. */
function storeChange({ call, entity, before, row }: Draft, { key, hasChanged }: { key: RowKey; hasChanged: boolean }): Row {
  return hasChanged ? commitUpdate(call.halo, entity, { key, changes: row, by: authorOf(call.identity) }) : (before ?? row);
}

function recover(endpoint: Endpoint, call: Call, key: RowKey): Row {
  authorise({ path: endpoint.path.toLowerCase(), kind: 'update' }, call.identity, call.halo.settings.scopelessStatus);
  const restored = commitRestore(call.halo, endpoint.entity, { key, by: authorOf(call.identity) });
  if (!restored) throw refuse(404, `There is no deleted ${endpoint.path} with the id ${String(key)}.`);
  const hasDeleted = 'deleted' in restored;
  return hasDeleted
    ? commitUpdate(call.halo, endpoint.entity, { key, changes: { deleted: false }, by: authorOf(call.identity) })
    : restored;
}
