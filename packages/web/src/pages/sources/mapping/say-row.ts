import type { MappedRecord } from './mapping.queries.ts';
import { sayScore } from './mapping-words.ts';

/** A row in one sentence, for whoever hears the list: `Kestrel, may be Kestrel Dental, 98 %; 2 candidates`. */
export function sayRow({ name, companyName, link, candidates }: MappedRecord): string {
  const who = companyName === null ? name : `${name} of ${companyName}`;
  if (link?.state === 'ignored') return `${who}, ignored: ${link.reason ?? ''}`;
  if (link) return `${who}, linked to ${link.haloName ?? `#${link.haloKey}`}`;
  const [first] = candidates;
  if (!first) return `${who}, nothing is like it`;
  const more = candidates.length === 1 ? '' : `; ${candidates.length} candidates`;
  return `${who}, may be ${first.name ?? `#${first.haloKey}`}, ${sayScore(first.score)}${more}`;
}
