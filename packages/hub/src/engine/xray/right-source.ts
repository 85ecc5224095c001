import type { Probe, ProbeReply } from '../preflight/check.ts';
import type { ListAnswer } from '../preflight/list-answer.ts';
import type { Right } from './right.ts';
import type { RightReading, RightReadingInput } from './right-reading.ts';

/** How a trial of writing came out. */
export interface TrialFact {
  readonly subject: string;
  readonly outcome: 'allowed' | 'refused' | 'unclear';
  readonly endedAt: Date;
}

/** What a source of evidence may use. Everything it sends is a GET and is sent once: the second to ask gets the first answer. */
export interface Sight {
  readonly probe: Pick<Probe, 'target' | 'facts'>;
  /** Trials of writing that came to an end, newest first. */
  readonly trials: readonly TrialFact[];
  /** Of the connection. The application that has it is our own. */
  readonly clientId: string;
  /** The rights that the switched-on features need. A source may leave out what costs requests and nobody needs. */
  readonly wanted: ReadonlySet<string>;
  /** Mirror tables that the switched-on features read. */
  readonly tables: ReadonlySet<string>;
  /** @throws TypeError where the catalogue has no such right */
  readonly right: (id: string) => Right;
  /** What the sources before this one found out. */
  readonly known: (id: string) => RightReading | null;
  readonly get: (path: string, query?: Readonly<Record<string, string>>) => Promise<ProbeReply>;
  /** The rows of a list that is read whole: for settings, of which there are few. */
  readonly list: (path: string, query?: Readonly<Record<string, string>>) => Promise<ListReading>;
  /** How many rows Halo counts for a paged list with these filters; null: it refused, or it does not count. */
  readonly count: (path: string, query?: Readonly<Record<string, string>>) => Promise<number | null>;
}

/** The rows of a list, or why there are none. */
export type ListReading =
  | { readonly ok: true; readonly answer: ListAnswer }
  | { readonly ok: false; readonly why: string; readonly status: number | null };

/** One source of evidence. See {@link defineRightSource}. */
export interface RightSource {
  readonly name: string;
  /** For people, while it is asked: `The agent's own record`. */
  readonly title: string;
  /** Never throws for what Halo answers: a refusal is a reading with a `why`. */
  readonly read: (sight: Sight) => Promise<readonly RightReadingInput[]>;
}

/**
 * Declares a source of evidence about rights. One file per source in `catalog/right-sources/`, and a line in its `index.ts`; members of
 * Halo's answers are read by `memberOf`, which knows only those that swagger.json has.
 *
 * @example
 * export const administrator = defineRightSource({
 *   name: 'administrator',
 *   title: "The agent's own record",
 *   read: async (sight) => {
 *     const reply = await sight.get('Agent/me');
 *     if (!reply.ok) return [{ right: 'agent:administrator', why: 'Halo does not tell the agent about itself.' }];
 *     const isAdmin = memberOf('Uname', reply.json, 'is_admin') === true;
 *     return [{ right: 'agent:administrator', ...(isAdmin ? { atLeast: 'Yes' } : { atMost: 'No' }) }];
 *   },
 * });
 */
export function defineRightSource(source: RightSource): RightSource {
  return source;
}
