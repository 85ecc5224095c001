import type { Endpoint } from '../endpoints/endpoint.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { itemsOf } from '../http/parse-body.ts';
import { saveRow } from './save-rows.ts';

/** Answers a POST that writes nothing but a few members, whatever else is sent (`POST /Client/NewAccountsId`, API.md 2.8). */
export function saveOnly(endpoint: Endpoint, call: Call, members: readonly string[]): Answer {
  const stored = itemsOf(call.body).map((whole, index) => {
    const item = Object.fromEntries(Object.entries(whole).filter(([member]) => member === 'id' || members.includes(member)));
    return saveRow(endpoint, call, { item, path: `[${index}]` });
  });
  return { ...ok(stored.at(-1)), status: call.halo.settings.postStatus };
}
