import type { Probe, ProbeReply } from '../preflight/check.ts';
import { type ListAnswer, readListAnswer } from '../preflight/list-answer.ts';
import type { ProductFeature, Right } from './right.ts';
import type { RightReading } from './right-reading.ts';
import type { ListReading, Sight, TrialFact } from './right-source.ts';

interface SightDeps {
  readonly probe: Probe;
  readonly clientId: string;
  readonly trials: readonly TrialFact[];
  readonly rights: readonly Right[];
  readonly features: readonly ProductFeature[];
  readonly known: ReadonlyMap<string, RightReading>;
}

/** What the sources of one X-ray see Halo through: GET only, and nothing is asked twice. */
export function openSight({ probe, clientId, trials, rights, features, known }: SightDeps): Sight {
  const byId = new Map(rights.map((right) => [right.id, right]));
  const replies = new Map<string, Promise<ProbeReply>>();
  const get: Sight['get'] = (path, query = {}) => {
    const key = `${path}?${new URLSearchParams(query)}`;
    const reply = replies.get(key) ?? probe.get(path, query);
    replies.set(key, reply);
    return reply;
  };
  return {
    probe,
    clientId,
    trials,
    wanted: new Set(features.flatMap(({ needs }) => needs.map(({ right }) => right))),
    tables: new Set(features.flatMap(({ entities }) => entities)),
    right: (id) => {
      const right = byId.get(id);
      if (!right) throw new TypeError(`No right has the id ${id}: a source names one that the catalogue does not have.`);
      return right;
    },
    known: (id) => known.get(id) ?? null,
    get,
    list: async (path, query) => toListReading(path, await get(path, query)),
    count: async (path, query = {}) => {
      const reply = await get(path, { pageinate: 'true', page_no: '1', page_size: '1', ...query });
      return reply.ok ? (readListAnswer(reply.json, [])?.recordCount ?? null) : null;
    },
  };
}

function toListReading(path: string, reply: ProbeReply): ListReading {
  if (!reply.ok) return { ok: false, why: refusalOf(path, reply), status: reply.error.status ?? null };
  const answer: ListAnswer | null = readListAnswer(reply.json, []);
  if (answer) return { ok: true, answer };
  return { ok: false, why: `GET ${path} answered something that is not a list.`, status: null };
}

/** Why a read told nothing, as a sentence. The text of Halo's answer is not repeated. */
export function refusalOf(path: string, reply: Extract<ProbeReply, { readonly ok: false }>): string {
  const { status } = reply.error;
  if (status === 403 || status === 401) return `Halo refuses GET ${path} (${status}).`;
  if (status === 404) return `Halo does not know ${path} (404): the module is switched off, or this version does not have it.`;
  return `GET ${path} failed: ${reply.error.message}`;
}
