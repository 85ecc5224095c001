import { isObject } from '../http/parse-body.ts';
import type { Instance } from '../instance.ts';
import type { Row } from '../tables/table.ts';

/** Members that are lists of objects with an id, and merge by it: only what was sent is touched (API.md 2.1). */
const merging = new Set(['customfields', 'fields', 'site_fields']);

/** What a row becomes when `sent` is written over it. */
export function mergeMembers(halo: Instance, entity: string, before: Row, sent: Row): Row {
  const row: Row = { ...before };
  for (const [member, value] of Object.entries(sent)) {
    if (Array.isArray(value) && merging.has(member)) row[member] = mergeFields(halo, entity, member, before[member], value);
    else if (Array.isArray(value) && member === 'lines' && halo.settings.lines === 'merge')
      row[member] = mergeLines(before[member], value);
    else row[member] = value;
  }
  return row;
}

function mergeFields(halo: Instance, entity: string, member: string, before: unknown, sent: readonly unknown[]): unknown[] {
  const fields = asRows(before);
  for (const item of asRows(sent)) {
    const at = fields.findIndex((field) => isSameField(field, item));
    const value = item['value'] ?? null;
    if (at >= 0) fields[at] = { ...fields[at], value, display: displayOf(value) };
    else {
      const definition = findDefinition(halo, entity, member, item);
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
function findDefinition(halo: Instance, entity: string, member: string, sent: Row): Row | null {
  const isAssetField = member === 'fields' && entity === 'asset';
  for (const definition of halo.tables.of(isAssetField ? 'asset-field' : 'custom-field').rows())
    if (isSameField(definition, sent))
      return isAssetField
        ? { id: definition['id'], name: definition['name'] }
        : {
            id: definition['id'],
            name: definition['name'],
            label: definition['label'],
            type: definition['type'],
            usage: definition['usage'],
          };
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
