import type { HaloEntity } from '@sundog/halo';
import type { ProbeReply } from '../../engine/preflight/check.ts';
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
    const asked: AskedList[] = [];
    for (const { halo, table } of entities)
      if (halo.source.by === 'list' && isAsked(sight, halo, table)) asked.push(await askOne(sight, halo));
    // Refusals are judged by what all the lists together have opened.
    const opened = asked.filter(({ reply }) => reply.ok).flatMap((list) => openedBy(sight, list));
    const isProven = (right: string) =>
      opened.some((reading) => reading.right === right) || sight.known(right)?.atLeast === highestOf(sight, right);
    const refused = asked.flatMap((list) => refusedBy(sight, list, isProven));
    return [...opened, ...refused];
  },
});

/** A list that was asked for one row, and the rights that stand before it. */
interface AskedList {
  readonly halo: HaloEntity;
  readonly scope: string;
  /** Null: no right of the agent is known to stand before it. */
  readonly level: string | null;
  readonly reply: ProbeReply;
}

function isAsked(sight: Sight, halo: HaloEntity, table: string): boolean {
  const [scope] = halo.scopes.read;
  return scope !== undefined && scope !== inferredScope && sight.tables.has(table);
}

async function askOne(sight: Sight, halo: HaloEntity): Promise<AskedList> {
  const list = halo.source.by === 'list' ? halo.source.list : null;
  const page = list?.paged ? { pageinate: 'true', page_size: '1', page_no: '1' } : { count: '1' };
  const reply = await sight.get(halo.path, { ...list?.query, ...page });
  return { halo, scope: `scope:${halo.scopes.read[0]}`, level: levelOfEntity(halo), reply };
}

function openedBy(sight: Sight, { halo, scope, level }: AskedList): readonly RightReadingInput[] {
  const evidence = [`${halo.titlePlural} can be read.`];
  const lowest = level === null ? undefined : sight.right(level).values[1];
  return [
    { right: scope, atLeast: 'Yes', evidence, impliedBy: sight.known(scope)?.impliedBy ?? null },
    ...(level === null || lowest === undefined ? [] : [{ right: level, atLeast: lowest, evidence }]),
  ];
}

function refusedBy(
  sight: Sight,
  { halo, scope, level, reply }: AskedList,
  isProven: (right: string) => boolean,
): readonly RightReadingInput[] {
  if (reply.ok || level === null) return [];
  const why = refusalOf(halo.path, reply);
  // A list that is closed although its neighbours are open has a guard of its own, which no document names.
  if (isProven(level)) return [{ right: level, evidence: [`${why} Other lists behind the same right are open.`] }];
  const permission = scope.slice('scope:'.length);
  if (reply.error.status !== 403) return [{ right: level, why }];
  if (sight.known(scope)?.atMost === 'No')
    return [{ right: level, why: `${why} The application lacks ${permission}, and behind that the level cannot be seen.` }];
  if (!isProven(scope))
    return [{ right: level, why: `${why} The permission of the application, the level of the agent, or both are missing.` }];
  return [
    {
      right: level,
      atMost: sight.right(level).values[0] ?? 'None',
      evidence: [`${why} The application has ${permission}, so the agent lacks the level.`],
    },
  ];
}

function highestOf(sight: Sight, right: string): string | undefined {
  return sight.right(right).values.at(-1);
}
