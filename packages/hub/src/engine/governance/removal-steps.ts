import { mirrorTableOf, toTableName } from '../../store/mirror/mirror-table.ts';
import type { RemovalStep } from '../../store/rows/client-removal-rows.ts';
import { erasesStrays, type GovernedEntity, waysOf, wireOf } from './client-path.ts';

/** The tables from which everything of a client is removed, each behind those that its ways lead over. */
export function removalSteps(entities: readonly GovernedEntity[]): readonly RemovalStep[] {
  const targets = new Set(entities.flatMap((entity) => waysOf(entity).map(({ to }) => to)));
  return entities
    .filter((entity) => waysOf(entity).length > 0)
    .map((entity) => {
      const table = mirrorTableOf(entity.halo);
      return {
        table,
        takesStrays: erasesStrays(entity),
        isTracked: targets.has(entity.halo.name),
        ways: waysOf(entity).map((way) => ({
          column: table.columns.find(({ field }) => field === way.by)?.column ?? null,
          member: wireOf(entity.halo, way),
          to: way.to === 'client' ? 'client' : toTableName(way.to),
        })),
      };
    });
}
