import type { HaloEntity } from '@sundog/halo';
import type { KeptHistory } from './kept-history.ts';
import { type MirrorColumn, mirrorTableOf, toTableName } from './mirror-table.ts';

/** The columns of the mirror whose past is kept, in the order of the declaration. */
export function versionColumns(entity: HaloEntity, { fields }: KeptHistory): readonly MirrorColumn[] {
  const { columns } = mirrorTableOf(entity);
  return fields.map((field) => {
    const column = columns.find((candidate) => candidate.field === field);
    if (!column) throw new TypeError(`The field ${field} of ${entity.name} has no column.`);
    return column;
  });
}

/**
 * The SQL by which the past of an entity is kept and asked for, as a migration has it: two triggers on its table in the mirror and the
 * function `hub.<table>_as_of`. `scripts/history-sql.ts` prints it, and a test compares it with the migrations.
 * @throws TypeError where the key is not one number, or a field has no column
 */
export function describeVersionSql(entity: HaloEntity, history: KeptHistory): string {
  const { table, key, columns } = mirrorTableOf(entity);
  const [only] = key;
  if (key.length !== 1 || only?.column !== 'id' || only.type !== 'bigint')
    throw new TypeError(`Only what has one number as its key has a history; ${entity.name} has not.`);
  const kept = versionColumns(entity, history);
  const readBy = entity.source.by === 'embedded' ? toTableName(entity.source.parent) : table;
  const changedAt = columns.some(({ column }) => column === 'last_updated_at') ? 'last_updated_at' : '';
  const list = (texts: readonly string[]) => texts.map((text) => `    ${text}`).join(',\n');
  return `-- ${entity.titlePlural}.
DROP TRIGGER IF EXISTS keep_versions ON mirror.${table};
CREATE TRIGGER keep_versions AFTER UPDATE ON mirror.${table} REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION hub.keep_versions('${readBy}', '${changedAt}',
${list(kept.map(({ column }) => `'${column}'`))});
DROP TRIGGER IF EXISTS forget_versions ON mirror.${table};
CREATE TRIGGER forget_versions AFTER DELETE ON mirror.${table} FOR EACH ROW EXECUTE FUNCTION hub.forget_versions();
DROP FUNCTION IF EXISTS hub.${table}_as_of(integer, timestamptz);
CREATE FUNCTION hub.${table}_as_of(of_connection integer, at timestamptz) RETURNS TABLE (
    id bigint,
${list(kept.map(({ column, type }) => `${column} ${type}`))},
    valid_from timestamptz,
    valid_to timestamptz
) LANGUAGE sql STABLE PARALLEL SAFE AS $as_of$
  SELECT v.key,
${list(kept.map(({ column, type }) => `(v.content ->> '${column}')::${type}`))},
    v.valid_from, v.valid_to
    FROM hub.record_version v
   WHERE v.connection_id = $1 AND v.entity = '${table}' AND v.valid_from <= $2 AND v.valid_to > $2 AND NOT v.was_deleted
     AND hub.assert_history($1, '${table}', $2)
  UNION ALL
  SELECT m.id,
${list(kept.map(({ column }) => `m.${column}`))},
    coalesce((SELECT max(v.valid_to) FROM hub.record_version v
               WHERE v.connection_id = $1 AND v.entity = '${table}' AND v.key = m.id),
             greatest(m.first_seen_at, (SELECT h.deleted_before FROM hub.history_horizon h
                                         WHERE h.connection_id = $1 AND h.entity = '${table}'))),
    NULL
    FROM mirror.${table} m
   WHERE m.connection_id = $1 AND m.first_seen_at <= $2 AND m.deleted_at IS NULL
     AND NOT EXISTS (SELECT FROM hub.record_version v
                      WHERE v.connection_id = $1 AND v.entity = '${table}' AND v.key = m.id AND v.valid_to > $2)
     AND hub.assert_history($1, '${table}', $2)
$as_of$;
REVOKE EXECUTE ON FUNCTION hub.${table}_as_of(integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.${table}_as_of(integer, timestamptz) TO {{app}}, {{query}};
`;
}
