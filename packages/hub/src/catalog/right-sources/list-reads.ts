import type { HaloEntity } from '@sundog/halo';
import { refusalOf } from '../../engine/xray/open-sight.ts';
import type { RightReadingInput } from '../../engine/xray/right-reading.ts';
import { defineRightSource, type Sight } from '../../engine/xray/right-source.ts';
import { entities } from '../entities/index.ts';
import { levelOfEntity } from '../rights/level-of-entity.ts';

/** Stands where no document names the guard (API.md 1.5, 6.7): a refusal says nothing of it. */
const inferredScope = 'all:standard';

/**
 * One row of each list that a switched-on feature reads: 200 proves permission and access level together; 403 with the permission proves
 * that the level is missing; 403 without it says nothing of the level (API.md 1.6).
 */
export const listReads = defineRightSource({
  name: 'list-reads',
  title: 'One row of each list',
  read: async (sight) => {
    const readings: RightReadingInput[] = [];
    for (const { halo, table } of entities)
      if (halo.source.by === 'list' && isAsked(sight, halo, table)) readings.push(...(await readOne(sight, halo)));
    return readings;
  },
});

function isAsked(sight: Sight, halo: HaloEntity, table: string): boolean {
  const [scope] = halo.scopes.read;
  return scope !== undefined && scope !== inferredScope && sight.tables.has(table);
}

async function readOne(sight: Sight, halo: HaloEntity): Promise<readonly RightReadingInput[]> {
  if (halo.source.by !== 'list') return [];
  const { list } = halo.source;
  const page = list.paged ? { pageinate: 'true', page_size: '1', page_no: '1' } : { count: '1' };
  const reply = await sight.get(halo.path, { ...list.query, ...page });
  const scope = `scope:${halo.scopes.read[0]}`;
  const level = levelOfEntity(halo);
  const lowest = level === null ? undefined : sight.right(level).values[1];
  if (reply.ok) {
    const evidence = [`${halo.titlePlural} can be read.`];
    const opened: RightReadingInput[] = [
      { right: scope, atLeast: 'Yes', evidence, impliedBy: sight.known(scope)?.impliedBy ?? null },
    ];
    if (level !== null && lowest !== undefined) opened.push({ right: level, atLeast: lowest, evidence });
    return opened;
  }
  if (level === null) return [];
  return [
    {
      right: level,
      ...refusedLevel(sight, { level, scope, why: refusalOf(halo.path, reply), status: reply.error.status ?? null }),
    },
  ];
}

interface Refusal {
  readonly level: string;
  readonly scope: string;
  readonly why: string;
  readonly status: number | null;
}

function refusedLevel(sight: Sight, { level, scope, why, status }: Refusal): Partial<RightReadingInput> {
  const held = sight.known(scope);
  if (status !== 403) return { why };
  if (held?.atMost === 'No')
    return { why: `${why} The application lacks ${scope.slice('scope:'.length)}, and behind that the level cannot be seen.` };
  if (held?.atLeast !== 'Yes')
    return { why: `${why} The permission of the application, the level of the agent, or both are missing.` };
  return {
    atMost: sight.right(level).values[0] ?? 'None',
    evidence: [`${why} The application has ${scope.slice('scope:'.length)}, so the agent lacks the level.`],
  };
}
