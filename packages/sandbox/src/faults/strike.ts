import { endpointAt } from '../endpoints/find-endpoint.ts';
import { Query } from '../http/query.ts';
import type { Instance } from '../instance.ts';
import { answerFault } from './answer-faults.ts';
import type { FaultRule } from './fault.ts';
import type { Target } from './fault-plan.ts';
import { reshapeFault } from './shape-faults.ts';
import { disturb } from './state-faults.ts';
import type { Struck } from './struck.ts';
import { wireFault } from './wire-faults.ts';

/** Looks for the fault of a request and makes ready what it does; null: none. Faults of state are done at once. */
export function strike(halo: Instance, asked: Omit<Target, 'entity'>): Struck | null {
  const [first = ''] = asked.path.split('/');
  const entity = endpointAt(first)?.entity ?? null;
  const rule = halo.faults.next({ ...asked, entity });
  return rule ? prepare(halo, rule, asked.query) : null;
}

function prepare(halo: Instance, rule: FaultRule, search: URLSearchParams): Struck {
  disturb(halo, rule);
  const instead = answerFault(rule);
  const reshape = reshapeFault(rule);
  const write = wireFault(rule);
  return {
    kind: rule.fault,
    query: new Query(turnPage(rule, search).toString()),
    ...(instead ? { instead } : {}),
    ...(reshape ? { reshape } : {}),
    ...(write ? { write } : {}),
    ...(rule.fault === 'delayed-commit' ? { delayMs: Number(rule.args?.['ms'] ?? 1000) } : {}),
  };
}

/** `duplicate-page` serves the page before; `cap-page` serves smaller pages than were asked for; `reorder` turns the order round. */
function turnPage(rule: FaultRule, search: URLSearchParams): URLSearchParams {
  const turned = new URLSearchParams(search);
  if (rule.fault === 'duplicate-page') turned.set('page_no', String(Math.max(1, Number(search.get('page_no') ?? 1) - 1)));
  if (rule.fault === 'cap-page')
    turned.set('page_size', String(Math.min(Number(rule.args?.['size'] ?? 100), Number(search.get('page_size') ?? 50))));
  if (rule.fault === 'reorder') turned.set('orderdesc', String(search.get('orderdesc') !== 'true'));
  return turned;
}
