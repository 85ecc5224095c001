import { haloEntities } from '../packages/halo/src/entities/index.ts';
import { mirrorTableOf } from '../packages/hub/src/store/mirror/mirror-table.ts';

/**
 * Prints the SQL of the mirror tables of the named entities, for a new migration:
 * `node run.mjs scripts/mirror-sql.ts site ticket-type`. Add by hand what only a person knows: further indexes, and few of them.
 */
const names = process.argv.slice(2);
const unknown = names.filter((name) => !haloEntities.some((entity) => entity.name === name));
if (names.length === 0 || unknown.length > 0) {
  const sentence = unknown.length > 0 ? `No such entity: ${unknown.join(', ')}.` : 'Name the entities whose tables are wanted.';
  process.stderr.write(`${sentence}\nThere are: ${haloEntities.map(({ name }) => name).join(' ')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(names.map(printTable).join('\n'));
}

function printTable(name: string): string {
  const entity = haloEntities.find((candidate) => candidate.name === name);
  if (!entity) throw new TypeError(`No such entity: ${name}.`);
  const { table, key, columns } = mirrorTableOf(entity);
  const keyNames = key.map(({ column }) => column);
  const lines = [
    'connection_id integer NOT NULL',
    ...columns.map(({ column, type }) => `${column} ${type}${keyNames.includes(column) ? ' NOT NULL' : ''}`),
    'raw json NOT NULL',
    'raw_detail json',
    'content_hash uuid',
    'synced_at timestamptz NOT NULL',
    'detail_at timestamptz',
    'deleted_at timestamptz',
    'first_seen_at timestamptz NOT NULL DEFAULT now()',
    `PRIMARY KEY (connection_id, ${keyNames.join(', ')})`,
  ];
  return [
    `-- ${entity.titlePlural}.`,
    `CREATE TABLE mirror.${table} (`,
    `${lines.map((line) => `  ${line}`).join(',\n')}`,
    ');',
    `ALTER TABLE mirror.${table} ENABLE ROW LEVEL SECURITY;`,
    `ALTER TABLE mirror.${table} FORCE ROW LEVEL SECURITY;`,
    `CREATE POLICY of_connection ON mirror.${table} USING (connection_id IN (SELECT id FROM hub.connection));`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.${table} TO {{app}};`,
    `GRANT SELECT ON mirror.${table} TO {{query}};`,
    '',
  ].join('\n');
}
