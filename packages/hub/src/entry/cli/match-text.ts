import type { MatchPair } from '../../engine/matching/match-pair.ts';
import type { MatchedFiles } from '../../features/matching/match-files.ts';
import { toVisibleText } from '../../foundation/visible-text.ts';
import { formatTable } from './text-table.ts';

/** A pair as one line of JSON. Scores have six places, weights two. */
export function toMatchLine({ leftId, rightId, score, decision, evidence }: MatchPair): string {
  const items = evidence.map((item) => ({ ...item, weight: Number(item.weight.toFixed(2)) }));
  return `${JSON.stringify({ left: leftId, right: rightId, score: Number(score.toFixed(6)), decision, evidence: items })}\n`;
}

/** The best pair of each left record as a table, and totals. @param width of the terminal; null: nothing is cut */
export function toMatchTable(matched: MatchedFiles, width: number | null): string {
  const seen = new Set<string>();
  const best = matched.pairs.filter(({ leftId }) => !seen.has(leftId) && seen.add(leftId));
  const linked = best.filter(({ decision }) => decision === 'auto').length;
  const show = (id: string, names: ReadonlyMap<string, string | null>) => toVisibleText(`${id} ${names.get(id) ?? ''}`.trim());
  const rows = best.map((pair) => [
    show(pair.leftId, matched.leftNames),
    show(pair.rightId, matched.rightNames),
    pair.score.toFixed(3),
    pair.decision,
    toVisibleText(strongest(pair)),
  ]);
  const table = formatTable(
    [{ title: 'LEFT' }, { title: 'RIGHT' }, { title: 'SCORE', align: 'right' }, { title: 'DECISION' }, { title: 'WHY' }],
    rows,
    width,
  );
  const totals = `${matched.leftCount} left, ${matched.rightCount} right: ${linked} linked, ${best.length - linked} suggested, ${matched.leftCount - best.length} without a candidate.\n`;
  return `${table}\n${totals}`;
}

/** What weighs most, for or against. */
function strongest({ evidence }: MatchPair): string {
  return evidence
    .filter(({ field }) => field !== 'prior')
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, 3)
    .map(({ field, level }) => `${field} ${level}`)
    .join(', ');
}

/** Every candidate of one record with all that speaks for and against it. */
export function toMatchExplanation(matched: MatchedFiles): string {
  if (matched.pairs.length === 0) return 'Nothing in the right list comes near it.\n';
  return matched.pairs
    .map((pair) => {
      const title = `${pair.leftId} ${matched.leftNames.get(pair.leftId) ?? ''} = ${pair.rightId} ${matched.rightNames.get(pair.rightId) ?? ''}`;
      const rows = pair.evidence.map(({ field, level, weight, note }) => [
        `  ${field}`,
        level,
        weight.toFixed(1),
        toVisibleText(note),
      ]);
      return `${toVisibleText(title)}: ${pair.decision}, score ${pair.score.toFixed(3)}\n${formatTable([{ title: '  FIELD' }, { title: 'LEVEL' }, { title: 'BITS', align: 'right' }, { title: 'NOTE' }], rows)}`;
    })
    .join('\n');
}
