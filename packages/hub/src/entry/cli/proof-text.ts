import type { SyncProof } from '../../store/rows/pass-evidence-rows.ts';
import { formatCount, plural } from './figures.ts';

const byWhat: Readonly<Record<SyncProof['method'], (proof: SyncProof) => string>> = {
  count: ({ recordCount }) => `Halo counts ${formatCount(recordCount ?? 0)}`,
  ids: ({ idsListed }) => `Halo lists ${formatCount(idsListed ?? 0)} ids`,
  'count-and-ids': ({ recordCount, idsListed }) =>
    `Halo counts ${formatCount(recordCount ?? 0)} and lists ${formatCount(idsListed ?? 0)} ids`,
  'end-of-list': () => 'Halo gives no count, and the list was read to its end',
};

/** In a sentence, what is proven of an entity and what is not, and why. */
export function tellProof(proof: SyncProof): string {
  const came = `${plural(proof.received, 'row')} of ${plural(proof.distinctKeys, 'record')} came on ${plural(proof.pages, 'page')}`;
  const isWhole = proof.isComplete && proof.state === 'done';
  const verdict = isWhole ? 'complete' : proof.isComplete ? 'not believed' : 'not proven';
  const parts = [`${verdict}: ${came}; ${byWhat[proof.method](proof)}`, ...asides(proof)];
  return `${parts.join('; ')}.${proof.message === null ? '' : ` ${proof.message}`}`;
}

function asides(proof: SyncProof): readonly string[] {
  const told: readonly (readonly [number | null, string])[] = [
    [proof.repaired, 'had shifted between pages and came when the list was read again'],
    [proof.duplicatesWithin, 'came twice on one page'],
    [proof.duplicatesAcross, 'came on more than one page'],
    [proof.unreadable, 'had no readable key'],
    [proof.idsMadeSince, 'were made after the last page'],
    [proof.idsDeparted, 'came and are no longer among the ids'],
    [proof.tombstoned, 'were marked as deleted'],
    [proof.withheld, 'did not come and are kept'],
  ];
  return told.flatMap(([count, what]) => (count === null || count === 0 ? [] : [`${formatCount(count)} ${what}`]));
}
