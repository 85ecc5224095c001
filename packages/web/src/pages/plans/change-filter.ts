import { textOf, type UrlSearch } from '../../frame/url-state.ts';
import { type Outcome, outcomeWords, signWords } from './plan-words.ts';
import type { ChangesWish } from './plans.queries.ts';

/** Which changes the address asks for. */
export interface ChangeFilter {
  readonly sign?: keyof typeof signWords;
  readonly clientId?: number;
  readonly entity?: string;
  readonly outcome?: Outcome | 'open';
  readonly text?: string;
  readonly excluded?: boolean;
  readonly conflicts?: boolean;
}

/** No filter, as a change of the address. */
export const noFilter: UrlSearch = {
  ...{ sign: undefined, client: undefined, entity: undefined, outcome: undefined, q: undefined },
  ...{ only: undefined, cursor: undefined, change: undefined },
};

/** Reads the filter from the address; what is no choice is left aside. */
export function readFilter(search: UrlSearch): ChangeFilter {
  const sign = Object.keys(signWords).find((one) => one === textOf(search, 'sign')) as keyof typeof signWords | undefined;
  const outcome = ['open', ...Object.keys(outcomeWords)].find((one) => one === textOf(search, 'outcome')) as
    | Outcome
    | 'open'
    | undefined;
  const client = textOf(search, 'client');
  const entity = textOf(search, 'entity');
  const text = textOf(search, 'q');
  const only = textOf(search, 'only');
  return {
    ...(sign ? { sign } : {}),
    ...(outcome ? { outcome } : {}),
    ...(client !== undefined && /^\d{1,9}$/.test(client) ? { clientId: Number(client) } : {}),
    ...(entity ? { entity } : {}),
    ...(text ? { text } : {}),
    ...(only === 'excluded' ? { excluded: true } : {}),
    ...(only === 'conflicts' ? { conflicts: true } : {}),
  };
}

/** The same as the API's address says it. */
export function toWish({ excluded, conflicts, ...rest }: ChangeFilter, cursor: string | undefined): ChangesWish {
  return {
    ...rest,
    ...(excluded ? { excluded: 'true' } : {}),
    ...(conflicts ? { conflicts: 'true' } : {}),
    ...(cursor ? { cursor } : {}),
  } as ChangesWish;
}
