import type { RightNeed } from '../../engine/xray/right.ts';
import type { EntityDefinition } from '../entities/define-entity.ts';
import { readRight } from '../rights/index.ts';
import { levelOfEntity } from '../rights/level-of-entity.ts';

/** Stands where no document names the guard (API.md 1.5, 6.7): nobody is asked to tick so much before a read was refused. */
const inferredScope = 'all:standard';

/** A need of one value of a right. */
const need =
  (kind: RightNeed['need']) =>
  (right: string, atLeast: string, without: string): RightNeed => ({ right, atLeast, need: kind, without });

/** Without it the feature does not work. */
export const mandatory = need('mandatory');

/** Without it the feature works on less. */
export const optional = need('optional');

/**
 * What reading some entities takes: the permissions that the client knows of them (`scopes.read`, the first of the alternatives), and
 * the lowest reading value of the agent's right behind each.
 */
export function toRead(entities: readonly EntityDefinition[], kind: RightNeed['need'], without: string): readonly RightNeed[] {
  const ids = entities.flatMap(({ halo }) => {
    const [scope] = halo.scopes.read;
    const level = levelOfEntity(halo);
    return [...(scope === undefined || scope === inferredScope ? [] : [`scope:${scope}`]), ...(level === null ? [] : [level])];
  });
  return [...new Set(ids)].map((right) => need(kind)(right, readRight(right).values[1] ?? 'Yes', without));
}

/** The names of the mirror tables of entities. */
export function tablesOf(entities: readonly EntityDefinition[]): readonly string[] {
  return entities.map(({ table }) => table);
}
