import type { Endpoint } from '../endpoints/endpoint.ts';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { select } from '../lists/selection.ts';
import { answerRows, serveList } from '../lists/serve-list.ts';

/** Lookup 11 lists the lookups themselves (API.md 3.32). Client: halo/src/entities/lookup-type.ts. */
const listOfLookups = 11;

/** `GET /Lookup?lookupid=n`. */
export function listLookups(call: Call, endpoint: Endpoint): Answer {
  const types = call.halo.tables.of('lookup-type');
  if (call.query.integer('lookupid') !== listOfLookups || types.count() === 0) return serveList(endpoint, call);
  return answerRows({ ...endpoint, entity: 'lookup-type' }, call, select(types, [], []));
}
