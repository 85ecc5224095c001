import { call } from '../../../api/call.ts';
import type { SourcePlace } from '../sources.queries.ts';
import type { ActAnswer, MappingAct } from './act-queue.ts';

/**
 * Sends acts of one kind as one. A candidate that is confirmed keeps its evidence; a record that is linked by a person's choice has none.
 * @throws ProblemError
 */
export async function sendActs(params: SourcePlace, acts: readonly MappingAct[]): Promise<ActAnswer> {
  const [first] = acts;
  if (!first) return { batchId: null, leftAlone: [] };
  const keys = acts.flatMap((act) => act.keys);
  switch (first.what) {
    case 'confirm':
      return call('mapping.confirm', { params, body: { keys } });
    case 'unlink':
      return call('mapping.unlink', { params, body: { keys } });
    case 'restore':
      return call('mapping.restore', { params, body: { keys } });
    case 'ignore':
      return call('mapping.ignore', { params, body: { keys, reason: first.reason } });
    default:
      return call('mapping.link', { params, body: { links: acts.flatMap(linksOf) } });
  }
}

function linksOf(act: MappingAct) {
  if (act.what !== 'link') return [];
  const { haloKey, siteId } = act;
  return act.keys.map((key) => ({ ...key, haloKey, ...(siteId === undefined ? {} : { siteId }) }));
}
