import type { XrayCell } from '../../engine/xray/right.ts';
import type { FeatureReading, FeatureVerdict } from '../../engine/xray/xray-report.ts';
import type { XrayResult } from '../../features/xray/run-xray.ts';
import { describeChoices } from './choice-text.ts';
import { plural } from './figures.ts';
import type { Paint } from './terminal.ts';
import { formatTable } from './text-table.ts';

const words: Readonly<Record<FeatureVerdict, readonly [Parameters<Paint>[0], string]>> = {
  works: ['green', 'works'],
  'works-on-less': ['yellow', 'works on less'],
  'does-not-work': ['red', 'does not work'],
  'not-known': ['dim', 'not known'],
};

/** An X-ray for people: one line per feature, then every miss with the screen, the label and the value to set. */
export function describeXray({ report, findings }: XrayResult, paint: Paint): string {
  const cells = report.features.flatMap((feature) => feature.cells);
  const misses = cells.filter(({ cure }) => cure !== null);
  const table = formatTable(
    [{ title: 'feature' }, { title: 'verdict' }, { title: 'missing', align: 'right' }, { title: 'not tested', align: 'right' }],
    report.features.map((feature) => tableRow(feature, paint)),
  );
  const lost = findings.filter(({ kind }) => kind === 'lost-right');
  const parts = [
    table,
    ...groupAlike(misses).map((group) => missLines(group, paint)),
    ...lost.map(({ sentence }) => `${paint('yellow', 'Lost:')} ${sentence}\n`),
    report.excess.length === 0
      ? ''
      : `${paint('yellow', 'More than the features need:')}\n${report.excess
          .map(({ right, has, needed }) => `  ${right}: ${has}${needed === null ? '' : `, where ${needed} would do`}`)
          .join('\n')}\n`,
    describeChoices(report.choices ?? [], paint),
    untestedLines(cells, paint),
    paint('dim', `${plural(report.requests, 'request')} of the shared budget; nothing was written.\n`),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function tableRow({ name, verdict, cells }: FeatureReading, paint: Paint): readonly string[] {
  const [style, text] = words[verdict];
  const count = (isCounted: (cell: XrayCell) => boolean) => String(cells.filter(isCounted).length || '');
  return [name, paint(style, text), count(({ cure }) => cure !== null), count((cell) => cell.verdict === 'not-tested')];
}

/** Cells of one right and value, whatever features want it. */
function groupAlike(cells: readonly XrayCell[]): readonly (readonly [XrayCell, ...XrayCell[]])[] {
  const groups = new Map<string, [XrayCell, ...XrayCell[]]>();
  for (const cell of cells) {
    const key = `${cell.right}\n${cell.cure?.value}`;
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups.values()];
}

function missLines(group: readonly [XrayCell, ...XrayCell[]], paint: Paint): string {
  const [{ cure, verdict, evidence }] = group;
  const isMandatory = group.some(({ need }) => need === 'mandatory');
  const title = verdict === 'partial' ? 'Only in part:' : 'Missing:';
  return [
    `${paint(isMandatory && verdict !== 'partial' ? 'red' : 'yellow', title)} ${cure?.label}`,
    `  Set:    ${cure?.value}`,
    `  Screen: ${cure?.screen}`,
    `  For:    ${group.map(({ feature }) => feature).join(', ')}${isMandatory ? '' : ' (optional)'}`,
    ...evidence.map((sentence) => `  Seen:   ${sentence}`),
    '',
  ].join('\n');
}

/** What could not be tested, by its reason. */
function untestedLines(cells: readonly XrayCell[], paint: Paint): string {
  const byWhy = new Map<string, Set<string>>();
  for (const { right, why } of cells) if (why !== null) byWhy.set(why, (byWhy.get(why) ?? new Set()).add(right));
  if (byWhy.size === 0) return '';
  const lines = [...byWhy].map(([why, rights]) => `  ${[...rights].join(', ')}: ${why}`);
  return `${paint('dim', 'Not tested:')}\n${lines.join('\n')}\n`;
}
