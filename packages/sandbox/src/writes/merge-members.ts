import { isObject } from '../http/parse-body.ts';
import type { Instance } from '../instance.ts';
import type { Row, Table } from '../tables/table.ts';

/** Members that are lists of objects with an id, and merge by it: only what was sent is touched (API.md 2.1). */
const merging: Readonly<Record<string, readonly string[]>> = {
  asset: ['customfields', 'fields'],
  site: ['customfields', 'site_fields'],
};

/** What a row becomes when `sent` is written over it. */
export function mergeMembers(
  halo: Instance,
  entity: string,
  { before, sent }: { readonly before: Row; readonly sent: Row },
): Row {
  const row: Row = { ...before };
  const merged = merging[entity] ?? ['customfields'];
  for (const [member, value] of Object.entries(sent)) {
    if (Array.isArray(value) && merged.includes(member)) {
      const definitions = halo.tables.of(member === 'fields' ? 'asset-field' : 'custom-field');
      row[member] = mergeFields(definitions, before[member], value);
    } else if (Array.isArray(value) && member === 'lines' && halo.settings.lines === 'merge')
      row[member] = mergeLines(before[member], value);
    else row[member] = value;
  }
  return row;
}

function mergeFields(definitions: Table, before: unknown, sent: readonly unknown[]): unknown[] {
  const fields = asRows(before);
  for (const item of asRows(sent)) {
    const at = fields.findIndex((field) => isSameField(field, item));
    const value = item['value'] ?? null;
    if (at >= 0) fields[at] = { ...fields[at], value, display: displayOf(value) };
    else {
      const definition = findDefinition(definitions, item);
      if (definition) fields.push({ ...definition, value, display: displayOf(value) });
    }
  }
  return fields;
}

function displayOf(value: unknown): string {
  return Array.isArray(value)
    ? value.map((one: unknown) => (isObject(one) ? String(one['name'] ?? one['id']) : String(one))).join(', ')
    : String(value ?? '');
}

function isSameField(field: Row, sent: Row): boolean {
  if (typeof sent['id'] === 'number' && sent['id'] !== 0) return field['id'] === sent['id'];
  return typeof sent['name'] === 'string' && String(field['name']).toLowerCase() === sent['name'].toLowerCase();
}

/** The definition of a field that the row does not carry yet: a custom field, or an asset field (API.md 2.7). Unknown ones are dropped. */
function findDefinition(definitions: Table, sent: Row): Row | null {
  for (const definition of definitions.rows()) {
    if (!isSameField(definition, sent)) continue;
    const { id, name, label, type, usage } = definition;
    return definitions.entity === 'asset-field' ? { id, name } : { id, name, label, type, usage };
  }
  return null;
}

function mergeLines(before: unknown, sent: readonly unknown[]): unknown[] {
  const lines = asRows(before);
  for (const item of asRows(sent)) {
    const at = typeof item['id'] === 'number' && item['id'] > 0 ? lines.findIndex((line) => line['id'] === item['id']) : -1;
    if (at >= 0) lines[at] = { ...lines[at], ...item };
    else lines.push(item);
  }
  return lines;
}

function asRows(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter(isObject).map((item) => ({ ...item })) : [];
}
