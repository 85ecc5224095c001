import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { refuse } from '../http/refusal.ts';
import { select } from '../lists/selection.ts';
import { answerRows, serveList } from '../lists/serve-list.ts';

/** Lookup 11 lists the lookups themselves (API.md 3.32). Client: halo/src/entities/lookup-type.ts. */
const listOfLookups = 11;

/** `GET /Lookup?lookupid=n`. */
export function listLookups(call: Call): Answer {
  const endpoint = call.halo.endpointOf('lookup');
  if (!endpoint) throw refuse(404, 'There are no lookups.');
  const types = call.halo.tables.of('lookup-type');
  if (call.query.integer('lookupid') !== listOfLookups || types.count() === 0) return serveList(endpoint, call);
  return answerRows({ ...endpoint, entity: 'lookup-type' }, call, select(types, [], []));
}
