import type { HaloEntity } from '@sundog/halo';
import type { VerbDeps } from '../../engine/verb.ts';
import { NoHistoryError } from '../../foundation/errors/no-history.ts';
import { UnknownEntityError } from '../../foundation/errors/unknown-entity.ts';
import type { KeptHistory } from '../../store/mirror/kept-history.ts';
import { type MirrorColumn, type MirrorTable, mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { versionColumns } from '../../store/mirror/version-sql.ts';

/** One entity of the catalogue, as the history needs it. */
interface HistoricEntity {
  readonly halo: HaloEntity;
  readonly history?: KeptHistory;
}

/** What the verbs of the history work with. */
export interface HistoryDeps extends VerbDeps {
  /** The catalogue of entities. */
  readonly entities: readonly HistoricEntity[];
}

/** An entity whose past is kept. */
export interface KeptEntity {
  readonly table: MirrorTable;
  readonly columns: readonly MirrorColumn[];
  /** Days, as its definition says. */
  readonly keepDays: number;
}

/** The entities whose past is kept, in the order of the catalogue. */
export function listKeptEntities({ entities }: Pick<HistoryDeps, 'entities'>): readonly KeptEntity[] {
  return entities.flatMap(({ halo, history }) =>
    history ? [{ table: mirrorTableOf(halo), columns: versionColumns(halo, history), keepDays: history.keepDays }] : [],
  );
}

/** One of them, by the name of its table or of the entity. @throws UnknownEntityError, NoHistoryError */
export function readKeptEntity(deps: Pick<HistoryDeps, 'entities'>, name: string): KeptEntity {
  const kept = listKeptEntities(deps);
  const wanted = name.toLowerCase().replaceAll('-', '_');
  const found = kept.find(({ table }) => table.table === wanted);
  if (found) return found;
  const tables = deps.entities.map(({ halo }) => mirrorTableOf(halo).table);
  if (!tables.includes(wanted)) throw new UnknownEntityError(name, tables);
  throw new NoHistoryError(
    wanted,
    kept.map(({ table }) => table.table),
  );
}
