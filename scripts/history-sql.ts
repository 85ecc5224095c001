import { entities } from '../packages/hub/src/catalog/entities/index.ts';
import { describeVersionSql } from '../packages/hub/src/store/mirror/version-sql.ts';

/**
 * Prints the SQL that keeps the past of the named entities, for a new migration: `node run.mjs scripts/history-sql.ts ticket invoice`.
 * Declare `history` in `packages/hub/src/catalog/entities/<entity>.ts` first.
 */
const names = process.argv.slice(2);
const kept = entities.flatMap(({ halo, history }) => (history ? [{ halo, history }] : []));
const unknown = names.filter((name) => !kept.some(({ halo }) => halo.name === name));
if (names.length === 0 || unknown.length > 0) {
  const sentence = unknown.length > 0 ? `No history is declared of: ${unknown.join(', ')}.` : 'Name the entities.';
  process.stderr.write(`${sentence}\nThere are: ${kept.map(({ halo }) => halo.name).join(' ')}\n`);
  process.exitCode = 1;
} else {
  const chosen = kept.filter(({ halo }) => names.includes(halo.name));
  process.stdout.write(chosen.map(({ halo, history }) => describeVersionSql(halo, history)).join('\n'));
}
