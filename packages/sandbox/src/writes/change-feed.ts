import type { Instance } from '../instance.ts';
import type { Identity } from '../permissions/identity.ts';
import type { Row } from '../tables/table.ts';
import { authorOf } from './author.ts';
import { commitInsert, differing } from './commit.ts';

interface Change {
  readonly feed: 'asset-change' | 'user-change' | 'licence-change' | 'invoice-change';
  /** Null: the record was made. */
  readonly before: Row | null;
  /** Null: the record was deleted. */
  readonly after: Row | null;
  readonly author: Identity;
}

/** Members whose change is no news: they follow from others. */
const silent = new Set(['dlastupdate', 'last_modified', 'ulastupdate', 'last_update', 'lines', 'external_links']);
const nested = new Set(['fields', 'customfields']);

/** Writes one row into a change feed for every value that differs, or one that says that the record was made or deleted (API.md 2.5, 3.12). */
export function recordChanges(halo: Instance, change: Change): void {
  const who = String(halo.tables.of('agent').get(change.author.agent.agentId)?.['name'] ?? change.author.application.name);
  for (const entry of entriesOf(change)) {
    const row = { id: halo.tables.of(change.feed).nextId(), ...subject(change), ...entry, who, datetime: halo.clock.stamp() };
    commitInsert(halo, change.feed, { row, by: authorOf(change.author) });
  }
}

/** How a feed names the record that changed. LicenceChange and UserChange publish no schema: theirs are AssetChange's (inferred). */
function subject({ feed, before, after }: Change): Row {
  const record = after ?? before ?? {};
  if (feed === 'invoice-change') return { invoice_id: record['id'] };
  if (feed === 'licence-change') return { software_id: record['id'] };
  const [from, to] = [before?.['site_id'], after?.['site_id']];
  const sites = from === undefined || to === undefined || from === to ? {} : { old_site: from, new_site: to };
  return feed === 'user-change' ? sites : { asset_id: record['id'], asset_site: record['site_id'] ?? 0, ...sites };
}

function entriesOf({ before, after }: Change): Row[] {
  if (before && after) return changedValues(before, after);
  const record = after ?? before;
  const name = text(record?.['inventory_number'] ?? record?.['name']);
  return [{ field_id: 0, field_name: after ? 'Created' : 'Deleted', old_value: after ? '' : name, new_value: after ? name : '' }];
}

function changedValues(before: Row, after: Row): Row[] {
  const entries: Row[] = [];
  for (const member of differing(before, after)) {
    if (silent.has(member)) continue;
    if (nested.has(member)) entries.push(...changedFields(member, before[member], after[member]));
    else entries.push({ field_id: 0, field_name: member, old_value: text(before[member]), new_value: text(after[member]) });
  }
  return entries;
}

function changedFields(member: string, before: unknown, after: unknown): Row[] {
  const old = new Map(rowsOf(before).map((field) => [field['id'], field]));
  return rowsOf(after)
    .filter((field) => text(field['value']) !== text(old.get(field['id'])?.['value']))
    .map((field) => ({
      [member === 'customfields' ? 'customfield_id' : 'field_id']: field['id'],
      field_name: field['name'],
      old_value: text(old.get(field['id'])?.['value']),
      new_value: text(field['value']),
    }));
}

function rowsOf(value: unknown): Row[] {
  return Array.isArray(value) ? (value as Row[]) : [];
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
