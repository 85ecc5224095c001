import type { Endpoint } from '../endpoints/endpoint.ts';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { type Condition, rowCondition } from '../lists/condition.ts';
import { filter } from '../lists/filter.ts';
import { select, tester } from '../lists/selection.ts';
import { answerRows, serveList } from '../lists/serve-list.ts';
import { isVisible } from '../permissions/visibility.ts';

const nothing = { length: 0, at: () => -1 };

/** `GET /Actions?ticket_id=`: the actions of one ticket; without it the actions within `startdate` and `enddate` (API.md 3.5). */
export function listActions(call: Call, whole: Endpoint): Answer {
  const ticketId = call.query.integer('ticket_id');
  const endpoint = ticketId === undefined ? whole : { ...whole, envelopeExtras: () => ({ ticket_id: ticketId }) };
  const table = call.halo.tables.of('action');
  const conditions = actionConditions(call);
  if (ticketId === undefined) return answerRows(endpoint, call, select(table, conditions, []));
  const tickets = call.halo.tables.of('ticket');
  const slot = tickets.slotOf(ticketId);
  if (slot >= 0 && (!tickets.isLive(slot) || !isVisible('ticket', slot, call))) return answerRows(endpoint, call, nothing);
  const isWanted = tester(table, conditions);
  const slots = table.slotsOfParent(ticketId).filter((one) => table.isLive(one) && isWanted(one));
  return answerRows(endpoint, call, { length: slots.length, at: (index) => slots[index] ?? -1 });
}

function actionConditions(call: Call): Condition[] {
  const conditions: Condition[] = [];
  const { query } = call;
  const add = (name: string, condition: Condition) => query.flag(name) && conditions.push(condition);
  add(
    'excludeprivate',
    rowCondition('not private', (row) => row['hiddenfromuser'] !== true),
  );
  add(
    'conversationonly',
    rowCondition('conversation', (row) => row['hiddenfromuser'] !== true),
  );
  add(
    'agentonly',
    rowCondition('by agents', (row) => Number(row['who_agentid'] ?? 0) > 0),
  );
  add(
    'importantonly',
    rowCondition('important', (row) => row['important'] === true),
  );
  add(
    'timeentriesonly',
    rowCondition('with time', (row) => Number(row['timetaken'] ?? 0) > 0),
  );
  for (const [name, make] of [
    ['startdate', filter.from('datetime')],
    ['enddate', filter.until('datetime')],
    ['actoutcomenum', filter.ids('outcome_id')],
    ['actoutcome', filter.text('outcome')],
  ] as const) {
    const value = query.text(name);
    const condition = value === undefined ? null : make(value, call, name);
    if (condition) conditions.push(condition);
  }
  return conditions;
}

/** `GET /AssetSoftware?device_id=`: the software of one asset (API.md 3.14). */
export function listSoftware(call: Call, endpoint: Endpoint): Answer {
  const table = call.halo.tables.of('asset-software');
  const deviceId = call.query.integer('device_id');
  if (deviceId === undefined || table.count() === 0 || typeof table.keyAt(0) !== 'string') return serveList(endpoint, call);
  const slots = table.slotsOfParent(deviceId).filter((slot) => table.isLive(slot));
  return answerRows(endpoint, call, { length: slots.length, at: (index) => slots[index] ?? -1 });
}
