import { isObject } from '../http/parse-body.ts';
import type { Row } from '../tables/table.ts';
import type { FaultRule } from './fault.ts';

/** How a fault changes the JSON of an answer; null: not at all. */
export function reshapeFault(rule: FaultRule): ((json: unknown) => unknown) | null {
  const { fault, args = {} } = rule;
  switch (fault) {
    case 'record-count':
      return lieAboutCount(rule, args['says'] ?? 'over');
    case 'bare-array':
      return (json) => rowsOf(json)?.rows ?? json;
    case 'unknown-key':
      return (json) => rename(json, String(args['key'] ?? 'results'));
    case 'retype-field':
      return (json) => changeRows(json, (row) => retype(row, String(args['field']), String(args['to'] ?? 'text')), args['rows']);
    case 'drop-field':
      return (json) => changeRows(json, (row) => omit(row, String(args['field'])), args['rows']);
    case 'add-field':
      return (json) =>
        changeRows(
          json,
          (row) => ({ ...row, [String(args['field'] ?? 'brand_new_field')]: args['value'] ?? 'new' }),
          args['rows'],
        );
    default:
      return null;
  }
}

function omit(row: Row, member: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== member));
}

/** The rows of a list answer and the member under which they stand (null: a bare array). */
function rowsOf(json: unknown): { key: string | null; rows: readonly unknown[] } | null {
  if (Array.isArray(json)) return { key: null, rows: json };
  if (!isObject(json)) return null;
  const found = Object.entries(json).find(
    ([name, value]) => Array.isArray(value) && name !== 'columns' && !name.endsWith('_ids'),
  );
  return found ? { key: found[0], rows: found[1] as readonly unknown[] } : null;
}

const lies = new WeakMap<FaultRule, number>();

function lieAboutCount(rule: FaultRule, says: unknown): (json: unknown) => unknown {
  return (json) => {
    if (!isObject(json)) return json;
    const truth = Number(json['record_count'] ?? 0);
    if (says === 'missing') return omit({ ...json }, 'record_count');
    const told = (lies.get(rule) ?? 0) + 1;
    lies.set(rule, told);
    const said: Readonly<Record<string, unknown>> = {
      over: truth + 1000,
      under: Math.floor(truth / 2),
      text: String(truth),
      changing: truth + ((told * 7919) % 13),
    };
    return { ...json, record_count: typeof says === 'number' ? says : said[String(says)] };
  };
}

function rename(json: unknown, key: string): unknown {
  const found = rowsOf(json);
  if (!found || found.key === null || !isObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name === found.key ? key : name, value]));
}

/** Changes the rows of a list, or a detail; `which`: only the rows at these places. */
function changeRows(json: unknown, change: (row: Row) => Row, which: unknown): unknown {
  const found = rowsOf(json);
  const isPage = Array.isArray(json) || (isObject(json) && 'record_count' in json);
  if (!found || !isPage) return isObject(json) ? change({ ...json }) : json;
  const places = which === undefined ? null : new Set([which].flat().map(Number));
  const rows = found.rows.map((row, index) =>
    isObject(row) && (places === null || places.has(index)) ? change({ ...row }) : row,
  );
  return found.key === null ? rows : { ...(json as Row), [found.key]: rows };
}

function retype(row: Row, member: string, to: string): Row {
  const value = row[member];
  if (value === undefined) return row;
  const retyped: Readonly<Record<string, unknown>> = {
    text: String(value),
    number: Number(value) || 0,
    array: [value],
    object: { value },
    'bool-number': value === true ? 1 : 0,
  };
  return { ...row, [member]: retyped[to] ?? value };
}
