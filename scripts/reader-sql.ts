import { entities } from '../packages/hub/src/catalog/entities/index.ts';
import { readerSights } from '../packages/hub/src/engine/read/reader-sight.ts';
import { describeReaderSql } from '../packages/hub/src/store/mirror/reader-policy-sql.ts';

/**
 * Prints the row policies of people who read, for a new migration: `node run.mjs scripts/reader-sql.ts`. To be printed anew when an entity
 * comes or goes, when its way to a client changes, or when it gets a history.
 */
process.stdout.write(describeReaderSql(readerSights(entities)));
