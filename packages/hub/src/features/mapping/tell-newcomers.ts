import { mappingNewcomer } from '../../catalog/notices/mapping-newcomer.ts';
import { tellChannels } from '../../engine/channels/tell-channels.ts';
import type { Db } from '../../store/database.ts';
import { listNewcomers } from '../../store/rows/mapping-left-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';

const dayMs = 24 * 3_600_000;
/** More than so many at once are told in one sentence. */
const mostByName = 5;

/**
 * Tells channels of companies and products that a tool has had for less than two days, each once. What it had when it was first looked at is not
 * news.
 * @returns how many there are
 */
export async function tellNewcomers(
  db: Db,
  { source, since, at }: { readonly source: SourceRow; readonly since: Date; readonly at: Date },
): Promise<number> {
  const from = new Date(Math.max(since.getTime(), at.getTime() - 2 * dayMs));
  const newcomers = await listNewcomers(db, source.id, from);
  for (const [kind, word] of [
    ['company', 'companies'],
    ['product', 'products'],
  ] as const) {
    const own = newcomers.filter((one) => one.kind === kind);
    const news = (key: string, sentence: string) => ({
      kind: mappingNewcomer,
      about: `mapping of source ${source.id}`,
      key: `new ${kind} of source ${source.id}: ${key}`,
      at,
      severity: 'info' as const,
      sentence,
      remedy: `Look at its mapping with: npx sundog map show ${source.id} --kind ${kind}`,
      connectionId: source.connectionId,
    });
    const last = own.at(-1);
    if (last !== undefined && own.length > mostByName) {
      await tellChannels(db, news(last.at.toISOString(), `${source.name} has ${own.length} new ${word}.`));
      continue;
    }
    for (const { key, name } of own) await tellChannels(db, news(key, `${source.name} has a new ${kind}: ${name}.`));
  }
  return newcomers.length;
}
