import type { MappingOutcome } from '../../features/mapping/keep-changes.ts';
import type { ListedRecord } from '../../features/mapping/list-mapping.ts';
import type { MappingDiff } from '../../features/mapping/map-file.ts';
import type { MappingRefresh } from '../../features/mapping/refresh-mapping.ts';
import type { MappingStanding } from '../../features/mapping/show-mapping.ts';
import { toVisibleText } from '../../foundation/visible-text.ts';
import type { MappingBatch, MappingChange } from '../../store/rows/mapping-batch-rows.ts';
import { mappingKinds } from '../../store/rows/mapping-link-rows.ts';
import { mappingTabs } from '../../store/rows/mapping-list-rows.ts';
import { formatAge, formatCount, plural } from './figures.ts';
import { formatTable } from './text-table.ts';

const right = 'right' as const;

/** Why devices are left out, for people. */
const leftOutWords: Readonly<Record<string, string>> = {
  gone: 'gone from the tool',
  'no-company': 'of no company in the tool',
  'company-not-mapped': 'their company is not mapped',
  'company-ignored': 'their company is ignored',
  'company-suspended': 'their company is suspended',
  'no-site': 'their company has no site for new devices',
  ignored: 'ignored',
  suspended: 'suspended',
  'waits-for-choice': 'wait for a choice',
};

/** How the mapping of a source stands: counts, what is left out, and the checklist. */
export function describeMapping({ source, counts, readyDevices, leftOut, checklist }: MappingStanding): string {
  const rows = mappingKinds.map((kind) => {
    const of = mappingTabs.map((tab) => counts[kind][tab]);
    return [kind, ...of.map(formatCount), formatCount(of.reduce((sum, count) => sum + count, 0))];
  });
  const columns = [{ title: 'kind' }, ...[...mappingTabs, 'total'].map((title) => ({ title, align: right }))];
  const steps = checklist.steps.map(({ state, title, isMandatory, sentence }) => {
    const sign = state === 'done' ? '[x]' : state === 'skipped' ? '[-]' : '[ ]';
    return `  ${sign} ${title}${isMandatory ? '' : ' (optional)'}: ${toVisibleText(sentence)}`;
  });
  return [
    `${toVisibleText(source.name)} (${source.id}), ${source.connector}`,
    '',
    formatTable(columns, rows).trimEnd(),
    '',
    `${plural(readyDevices, 'device')} may be planned for; left out:${leftOut.length === 0 ? ' none' : ''}`,
    ...leftOut.map(({ reason, count }) => `  ${formatCount(count)} ${leftOutWords[reason] ?? reason}`),
    '',
    checklist.isReadyToPlan ? 'Ready to plan.' : 'Not ready to plan:',
    ...steps,
    '',
  ].join('\n');
}

/** Records of one kind as a table. @param width of the terminal; null: nothing is cut */
export function describeRecords(rows: readonly ListedRecord[], total: number, width: number | null): string {
  const table = formatTable(
    [
      { title: 'key' },
      { title: 'name' },
      { title: 'where' },
      { title: 'state' },
      { title: 'HaloPSA' },
      { title: 'score', align: right },
      { title: 'by' },
      { title: 'why' },
    ],
    rows.flatMap((row) => [lineOf(row), ...row.splits.map((split) => splitLine(row, split))]),
    width,
  );
  return `${table}${rows.length} of ${plural(total, 'record')}\n`;
}

function lineOf(row: ListedRecord): readonly string[] {
  const { link, candidates } = row;
  const [first] = candidates;
  const halo = link ? nameOf(link.haloKey, link.haloName) : first ? `${nameOf(first.haloKey, first.name)} ?` : '';
  return [
    toVisibleText(row.sourceKey),
    toVisibleText(row.name),
    toVisibleText([row.companyName, row.siteName].filter((one) => one !== null).join(' / ')),
    row.tab,
    toVisibleText(halo),
    row.score === null ? '' : row.score.toFixed(3),
    toVisibleText(link?.decidedBy ?? ''),
    toVisibleText(link?.reason ?? strongest(link && candidates.length === 0 ? link.evidence : (first?.evidence ?? []))),
  ];
}

function splitLine(row: ListedRecord, split: ListedRecord['splits'][number]): readonly string[] {
  const halo = nameOf(split.haloKey, split.haloName);
  const by = toVisibleText(split.decidedBy);
  return ['', `  ${toVisibleText(split.siteName)}`, toVisibleText(row.name), split.state, toVisibleText(halo), '', by, ''];
}

function nameOf(key: number | null, name: string | null): string {
  return key === null ? '' : `${key} ${name ?? ''}`.trim();
}

/** What weighs most. */
function strongest(evidence: ListedRecord['candidates'][number]['evidence']): string {
  return evidence
    .filter(({ field }) => field !== 'prior')
    .toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, 3)
    .map(({ field, level }) => `${field} ${level}`)
    .join(', ');
}

/** What an act came to, with what it left alone. */
export function describeOutcome({ batchId, changed, leftAlone }: MappingOutcome): string {
  const head =
    batchId === null ? 'Nothing was changed.' : `${plural(changed, 'link')} changed, as act ${batchId}: undo takes it back.`;
  const shown = leftAlone.slice(0, 20).map(({ kind, sourceKey, siteName, reason }) => {
    const of = siteName === '' ? '' : ` (${siteName})`;
    return `  ${kind} ${toVisibleText(sourceKey + of)}: ${toVisibleText(reason)}`;
  });
  const more = leftAlone.length > shown.length ? [`  and ${leftAlone.length - shown.length} more`] : [];
  return [head, ...(leftAlone.length === 0 ? [] : ['Left alone:', ...shown, ...more]), ''].join('\n');
}

/** What a refresh came to. */
export function describeRefresh({ name, linked, suspended, healed, newcomers }: MappingRefresh): string {
  const parts = [`${linked} linked`, `${suspended} suspended`, `${healed} sound again`, `${newcomers} new in the tool`];
  return `${toVisibleText(name)}: ${parts.join(', ')}.\n`;
}

/** What was done, newest first. */
export function describeBatches(batches: readonly MappingBatch[], now: number): string {
  return formatTable(
    [
      { title: 'act', align: right },
      { title: 'what' },
      { title: 'links', align: right },
      { title: 'by' },
      { title: 'when' },
      { title: '' },
    ],
    batches.map(({ id, what, changes, madeBy, madeAt, undoneBy }) => [
      String(id),
      what,
      formatCount(changes),
      toVisibleText(madeBy),
      formatAge(madeAt.toISOString(), now),
      undoneBy === null ? '' : `undone by ${toVisibleText(undoneBy)}`,
    ]),
  );
}

/** What would change, by kind of change; the first of each. */
export function describeChanges(parts: Readonly<Record<string, readonly MappingChange[]>>): string {
  return Object.entries(parts)
    .map(([title, changes]) => {
      const lines = changes.slice(0, 20).map((change) => `  ${toVisibleText(lineOfChange(change))}\n`);
      const more = changes.length > lines.length ? `  and ${changes.length - lines.length} more\n` : '';
      return `${title}: ${changes.length}\n${lines.join('')}${more}`;
    })
    .join('');
}

function lineOfChange({ before, after }: MappingChange): string {
  const key = after ?? before;
  const say = (link: MappingChange['after']) => (link === null ? 'none' : (link.haloName ?? link.state));
  return `${key?.kind} ${key?.sourceKey}: ${say(before)} -> ${say(after)}`;
}

/** What a file has otherwise than the mapping now. */
export function describeDiff({ added, removed, changed, same, settings, problems }: MappingDiff): string {
  const left = problems.map(({ kind, sourceKey, reason }) => `  ${kind} ${toVisibleText(sourceKey)}: ${toVisibleText(reason)}\n`);
  return [
    describeChanges({ added, removed, changed }),
    `same: ${same}\n`,
    settings.length === 0 ? '' : `settings that differ: ${settings.join(', ')}\n`,
    left.length === 0 ? '' : `lead nowhere here: ${left.length}\n${left.join('')}`,
  ].join('');
}
