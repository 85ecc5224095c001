import type { KeptHistory } from '../../store/mirror/kept-history.ts';
import { mirrorTableOf, toTableName } from '../../store/mirror/mirror-table.ts';
import type { ReaderSight } from '../../store/mirror/reader-policy-sql.ts';
import { type GovernedEntity, isSetting, waysOf, wireOf } from '../governance/client-path.ts';

/** An entity as far as it decides who sees its rows. The catalog's definitions have this shape. */
export interface SightedEntity extends Pick<GovernedEntity, 'halo' | 'clientPath'> {
  readonly history?: KeptHistory;
}

/** What a reader who is limited to some clients sees of each entity's table. */
export function readerSights(entities: readonly SightedEntity[]): readonly ReaderSight[] {
  return entities.map((entity) => {
    const { columns, table } = mirrorTableOf(entity.halo);
    return {
      table,
      isSetting: isSetting(entity),
      ways: waysOf(entity).map((way) => ({
        column: columns.find(({ field }) => field === way.by)?.column ?? null,
        member: wireOf(entity.halo, way),
        to: toTableName(way.to),
      })),
      history: entity.history ? { namesClient: entity.history.fields.includes('clientId') } : null,
    };
  });
}
