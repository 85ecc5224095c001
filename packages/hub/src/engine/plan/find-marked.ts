import { type Halo, HaloError, type RequestOptions } from '@sundog/halo';
import { readListAnswer } from '../preflight/list-answer.ts';
import type { ChangeDefinition } from './change-definition.ts';
import type { PlanValues } from './plan-value.ts';
import { readFields } from './record-shape.ts';

/** What a look for a marker came to. */
export interface MarkerLook {
  /** The records that have it, by number; each was read by itself and does have it. */
  readonly keys: readonly string[];
  /** Whether Halo answered any of the questions; else nothing can be said. */
  readonly wasAnswered: boolean;
}

/** How Halo is asked. */
export interface LookDeps extends RequestOptions {
  readonly halo: Pick<Halo, 'get' | 'read'>;
}

/**
 * So many candidates are read one by one, at most: a marker is of one record, more means that the filter was ignored. A list that shows the
 * marker is looked through whole.
 */
const candidateLimit = 25;

/**
 * Looks for records with this marker: asks the list in each of the ways that the definition knows, and believes only the record itself.
 * @throws HaloError where Halo cannot be asked at all
 */
export async function findMarked(
  { halo, ...options }: LookDeps,
  definition: ChangeDefinition,
  sought: { readonly marker: string; readonly values: PlanValues },
): Promise<MarkerLook> {
  const { marker: place, shape } = definition;
  if (!place) return { keys: [], wasAnswered: false };
  const { entity } = shape;
  const keys = new Set<string>();
  let wasAnswered = false;
  for (const query of place.searches(sought)) {
    const rows = await askList({ halo, ...options }, entity, query);
    if (rows === null) continue;
    wasAnswered = true;
    for (const row of place.isInList ? rows : rows.slice(0, candidateLimit)) {
      const id = idOf(row);
      if (id === null || keys.has(id)) continue;
      const shown = place.isInList ? row : ((await halo.read(entity, id, options))?.value ?? null);
      if (shown !== null && readFields(shape, shown, [place.field])[place.field] === sought.marker) keys.add(id);
    }
    if (keys.size > 0) break;
  }
  return { keys: [...keys], wasAnswered };
}

/** The rows of a list, or null where Halo does not know the filter. */
async function askList(
  { halo, ...options }: LookDeps,
  entity: ChangeDefinition['shape']['entity'],
  query: Readonly<Record<string, string>>,
): Promise<readonly unknown[] | null> {
  try {
    const { json } = await halo.get(entity.path, query, options);
    return readListAnswer(json, entity.source.by === 'list' ? entity.source.list.keys : [])?.rows ?? null;
  } catch (error) {
    // A filter that this HaloPSA does not know is refused (API.md 2.4): the next way is tried.
    if (error instanceof HaloError && error.code === 'request-refused') return null;
    throw error;
  }
}

function idOf(row: unknown): string | null {
  const id = typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>)['id'] : null;
  return typeof id === 'number' || (typeof id === 'string' && id !== '') ? String(id) : null;
}
