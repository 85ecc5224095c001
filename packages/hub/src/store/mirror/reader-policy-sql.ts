/** How a reader who is limited to some clients sees the rows of one table of the mirror. */
export interface ReaderSight {
  /** In the schema mirror. */
  readonly table: string;
  /** Whether it holds settings of the whole HaloPSA, which everybody may see. */
  readonly isSetting: boolean;
  /** How its rows lead to a client; none: no row does. */
  readonly ways: readonly {
    /** The column that leads on; null: a member of the row's text does. */
    readonly column: string | null;
    /** Halo's name of it. */
    readonly member: string;
    /** `client`, or the table whose ids it holds. */
    readonly to: string;
  }[];
  /** Whether versions of its records are kept, and whether each says which client it belonged to. */
  readonly history: { readonly namesClient: boolean } | null;
}

const everything = '(SELECT hub.reader_sees_all_clients())';
const theirs = '(SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)';

/**
 * The row policies of readers over the whole mirror and its history, as a migration has them. `scripts/reader-sql.ts` prints it, and a test
 * compares it with the migrations. Who sees every client pays one look at a setting per statement.
 */
export function describeReaderSql(sights: readonly ReaderSight[]): string {
  const kept = sights.filter(({ history }) => history !== null);
  const targets = new Set([...sights.flatMap(({ ways }) => ways.map(({ to }) => to)), ...kept.map(({ table }) => table)]);
  return [
    describeRecordSight(sights.filter(({ table }) => targets.has(table))),
    ...sights.map(describeSight),
    describeVersionSight(kept),
    ...kept.map(({ table }) => `GRANT EXECUTE ON FUNCTION hub.${table}_as_of(integer, timestamptz) TO {{reader}};\n`),
  ].join('');
}

/** Looking over another table stands in a function: as a part of each policy it would be planned with every statement, whoever reads. */
function describeRecordSight(sights: readonly ReaderSight[]): string {
  const cases = sights.map(
    ({ table }) =>
      `    WHEN '${table}' THEN RETURN EXISTS (SELECT FROM mirror.${table} t WHERE t.connection_id = of_connection AND t.id = of_key);`,
  );
  return `CREATE OR REPLACE FUNCTION hub.reader_sees_record(of_entity text, of_connection integer, of_key bigint) RETURNS boolean
  LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000 AS $sees$
BEGIN
  CASE of_entity
${cases.join('\n')}
    ELSE RETURN false;
  END CASE;
END $sees$;
REVOKE EXECUTE ON FUNCTION hub.reader_sees_record(text, integer, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.reader_sees_record(text, integer, bigint) TO {{reader}};
`;
}

function describeSight(sight: ReaderSight): string {
  const { table } = sight;
  return `DROP POLICY IF EXISTS of_reader ON mirror.${table};
CREATE POLICY of_reader ON mirror.${table} AS RESTRICTIVE TO {{reader}} USING (${conditionOf(sight)});
GRANT SELECT ON mirror.${table} TO {{reader}};
`;
}

function conditionOf({ isSetting, ways }: ReaderSight): string {
  if (isSetting) return 'true';
  if (ways.length === 0) return everything;
  const own = ways.find(({ to }) => to === 'client');
  const others = ways.filter((way) => way !== own);
  const over = others.length === 0 ? 'false' : leadsOnlyToTheirs(others);
  if (!own) return `${everything} OR (${over})`;
  const client = numberOf(own);
  return `${everything} OR CASE WHEN ${isNamed(client)}
    THEN (connection_id, ${client}) IN ${theirs}
    ELSE ${over} END`;
}

/** Some way names a record, and every record that is named is one that the reader sees. */
function leadsOnlyToTheirs(ways: ReaderSight['ways']): string {
  const some = ways.map((way) => isNamed(numberOf(way))).join(' OR ');
  const each = ways.map((way) => {
    const number = numberOf(way);
    return `(NOT ${isNamed(number)} OR hub.reader_sees_record('${way.to}', connection_id, ${number}))`;
  });
  return [`(${some})`, ...each].join('\n    AND ');
}

/** Halo writes 0 for none. */
const isNamed = (number: string) => `coalesce(${number}, 0) <> 0`;

/** By the row's text where there is no column, as the database refuses to look into JSON that holds an escaped NUL. */
function numberOf({ column, member }: ReaderSight['ways'][number]): string {
  return column ?? `substring(raw::text FROM '"${member}"\\s*:\\s*"?(-?[0-9]{1,15})')::bigint`;
}

/** A version shows where its record does, and where the client that it belonged to then is one of the reader's as well. */
function describeVersionSight(kept: readonly ReaderSight[]): string {
  const named = kept.filter(({ history }) => history?.namesClient).map(({ table }) => `'${table}'`);
  return `DROP POLICY IF EXISTS of_reader ON hub.record_version;
CREATE POLICY of_reader ON hub.record_version AS RESTRICTIVE TO {{reader}} USING (${everything}
  OR hub.reader_sees_record(entity, connection_id, key) AND (entity NOT IN (${named.join(', ')})
    OR coalesce((content ->> 'client_id')::bigint, 0) = 0
    OR (connection_id, (content ->> 'client_id')::bigint) IN ${theirs}));
GRANT SELECT ON hub.record_version TO {{reader}};
`;
}
