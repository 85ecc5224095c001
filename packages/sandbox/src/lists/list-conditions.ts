import type { Endpoint } from '../endpoints/endpoint.ts';
import type { Call } from '../http/call.ts';
import { isObject, plain } from '../http/parse-body.ts';
import { refuse } from '../http/refusal.ts';
import { visibility } from '../permissions/visibility.ts';
import type { Row } from '../tables/table.ts';
import { type Condition, numberCondition, rowCondition } from './condition.ts';
import type { Order } from './selection.ts';

/** Everything that a list request demands of the rows: what may be seen, what is asked for. */
export function listConditions(endpoint: Endpoint, call: Call): Condition[] {
  const conditions: Condition[] = [...visibility(endpoint, call), ...(endpoint.always?.(call) ?? [])];
  const activity = activityCondition(endpoint, call);
  if (activity) conditions.push(activity);
  for (const [name, make] of Object.entries(endpoint.filters ?? {})) {
    const value = call.query.text(name);
    const condition = value === undefined ? null : make(value, call, name);
    if (condition) conditions.push(condition);
  }
  const search = call.query.text('search');
  if (search !== undefined && endpoint.search) conditions.push(searchCondition(endpoint.search, search));
  const advanced = call.query.text('advanced_search');
  if (advanced !== undefined) conditions.push(...advancedConditions(endpoint, advanced));
  return conditions;
}

/** Active rows only, unless `includeinactive`, `includeactive=false` or `activeinactive=active,inactive` say otherwise (API.md 2.4). */
function activityCondition(endpoint: Endpoint, call: Call): Condition | null {
  const member = endpoint.inactive;
  if (member === undefined) return null;
  const pair = call.query.text('activeinactive')?.split(',') ?? [];
  const isTrue = (text: string | undefined) => /^(true|1)$/i.test(text?.trim() ?? '');
  const showsActive = pair.length === 2 ? isTrue(pair[0]) : call.query.flag('includeactive', true);
  const showsInactive =
    pair.length === 2 ? isTrue(pair[1]) : call.query.flag('includeinactive') || call.query.flag('showinactive');
  if (showsActive && showsInactive) return null;
  return numberCondition(`${member}: ${showsActive} ${showsInactive}`, member, (value) =>
    value === 1 ? showsInactive : showsActive,
  );
}

function searchCondition(members: readonly string[], text: string): Condition {
  const wanted = text.toLowerCase();
  return rowCondition(`search ${wanted}`, (row) =>
    members.some((member) =>
      String(row[member] ?? '')
        .toLowerCase()
        .includes(wanted),
    ),
  );
}

/** `[{"filter_name": "azureoid", "filter_type": 2, "filter_value": "..."}]`: type 2 is equality, the only one known (API.md 2.4). */
function advancedConditions(endpoint: Endpoint, text: string): Condition[] {
  let filters: unknown;
  try {
    filters = JSON.parse(text);
  } catch {
    throw refuse(400, 'Invalid advanced search parameter: it is not a JSON array.');
  }
  if (!Array.isArray(filters)) throw refuse(400, 'Invalid advanced search parameter: it is not a JSON array.');
  return filters.map((one: unknown) => {
    const { filter_name: name, filter_type: type, filter_value: value } = isObject(one) ? (plain(one) as Row) : {};
    const member = endpoint.advanced?.[String(name).toLowerCase()];
    if (member === undefined) throw refuse(400, `Invalid advanced search parameter: ${String(name).slice(0, 60)}`);
    if (Number(type) !== 2) throw refuse(400, `Invalid advanced search parameter: filter_type ${String(type).slice(0, 20)}`);
    const wanted = String(value ?? '').toLowerCase();
    return rowCondition(`${member} == ${wanted}`, (row) => String(row[member] ?? '').toLowerCase() === wanted);
  });
}

/** `order`, `orderdesc`, `order2`, `orderdesc2` and so on, up to five (API.md 2.4). None: by key. */
export function listOrder(endpoint: Endpoint, call: Call): Order[] {
  const orders: Order[] = [];
  for (const suffix of ['', '2', '3', '4', '5']) {
    const named = call.query.text(`order${suffix}`);
    if (named === undefined) continue;
    const member = named.toLowerCase();
    const isKey = (endpoint.key ?? ['id']).length === 1 && member === (endpoint.key?.[0] ?? 'id');
    orders.push({ member: isKey ? null : member, descending: call.query.flag(`orderdesc${suffix}`) });
  }
  return orders;
}
