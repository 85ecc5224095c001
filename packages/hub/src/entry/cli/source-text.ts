import type { StreamFinding } from '@sundog/connectors';
import type { SourceCheck } from '../../features/sources/check-source.ts';
import type { IngestedStream, SourceIngest } from '../../features/sources/ingest-source.ts';
import type { ListedSource, ShownSource } from '../../features/sources/list-sources.ts';
import { toVisibleText } from '../../foundation/visible-text.ts';
import { formatAge } from './figures.ts';
import { formatTable } from './text-table.ts';

const right = 'right' as const;

/** The sources of a workspace as a table. */
export function describeSources(sources: readonly ListedSource[], now: number): string {
  const rows = sources.map((source) => {
    const counts = source.lists.map(({ stream, present }) => `${present} ${stream}`).join(', ');
    return [
      source.name,
      source.connector,
      source.connection,
      source.pausedAt === null ? source.state : `${source.state}, paused`,
      formatAge(oldestRead(source), now),
      String(source.refusals),
      counts,
    ];
  });
  return formatTable(
    [
      { title: 'name' },
      { title: 'connector' },
      { title: 'connection' },
      { title: 'state' },
      { title: 'whole' },
      { title: 'refused', align: right },
      { title: 'records' },
    ],
    rows,
  );
}

/** Since when all lists of a source have been read whole; null: one never was. */
function oldestRead({ lists }: ListedSource): string | null {
  if (lists.length === 0 || lists.some(({ completeAt }) => completeAt === null)) return null;
  return new Date(Math.min(...lists.map(({ completeAt }) => completeAt?.getTime() ?? 0))).toISOString();
}

/** One source with its lists, its settings without secrets, and what waits in quarantine. */
export function describeSource(source: ShownSource, now: number): string {
  const settings = Object.entries(source.settings)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `  ${name}: ${toVisibleText(typeof value === 'string' ? value : JSON.stringify(value))}`);
  const lists = source.lists.map(({ stream, present, missing, gone, completeAt, lastPass }) => [
    stream,
    String(present),
    String(missing),
    String(gone),
    formatAge(completeAt?.toISOString() ?? null, now),
    lastPass?.state ?? '',
    lastPass?.message ?? '',
  ]);
  const refusals = source.newestRefusals.map(
    ({ id, stream, problem, lastSeenAt }) =>
      `  ${id}  ${stream}: ${toVisibleText(problem)} (seen ${formatAge(lastSeenAt.toISOString(), now)})`,
  );
  return [
    `${source.name} (${source.id}): ${source.connector} at ${source.target}, for ${source.connection}`,
    `State: ${source.state}${source.pausedAt === null ? '' : ', paused'}; gone after: ${source.goneAfterDays === null ? 'as the connector says' : `${source.goneAfterDays} days`}`,
    ...settings,
    ...source.secrets.map((name) => `  ${name}: ***`),
    '',
    source.lists.length === 0
      ? `Nothing has been read yet: npx sundog source ingest ${source.id}`
      : formatTable(
          [
            { title: 'list' },
            { title: 'records', align: right },
            { title: 'missing', align: right },
            { title: 'gone', align: right },
            { title: 'whole' },
            { title: 'last read' },
            { title: '' },
          ],
          lists,
        ).trimEnd(),
    ...(refusals.length === 0 ? [] : ['', `Rows that cannot be read (${source.refusals}):`, ...refusals]),
    '',
  ].join('\n');
}

/** How the reads of a source ended, a line per list. */
export function describeIngest({ name, streams }: SourceIngest): string {
  return `${name}\n${streams.map((one) => `  ${lineOf(one)}\n`).join('')}`;
}

function lineOf(one: IngestedStream): string {
  if (one.state === 'busy') return `${one.stream}: ${one.message}`;
  const { stream, state, rows, written, refused, gone, message } = one;
  const figures = `${rows} came, ${written} written, ${refused} refused, ${gone} gone`;
  return `${stream}: ${state}; ${figures}${message === null ? '' : `. ${message}`}`;
}

/** What a check found: members and types, never a value. */
export function describeSourceCheck({ name, state, problem, probed, findings }: SourceCheck): string {
  const lines = [`${name}: ${state}`];
  if (problem !== null) {
    lines.push(`  ${problem.message}`, ...problem.causes.map((cause) => `  Cause:  ${cause}`), `  Remedy: ${problem.remedy}`);
    return `${lines.join('\n')}\n`;
  }
  for (const { stream, isPermitted, code } of probed)
    lines.push(`  ${stream}: ${isPermitted ? 'may be read' : `may not be read (${code ?? 'no reason'})`}`);
  for (const finding of findings) lines.push(...linesOfFinding(finding));
  return `${lines.join('\n')}\n`;
}

function linesOfFinding({ stream, rows, refused, code, differences }: StreamFinding): readonly string[] {
  const paths = (names: readonly string[]) => names.map((name) => toVisibleText(name)).join(', ');
  const said = [
    `  ${stream}: ${rows} rows on its first page, ${refused} refused${code === null ? '' : `; it ended with ${code}`}`,
  ];
  for (const { missing, fresh, retyped } of differences) {
    if (missing.length > 0) said.push(`    in no row: ${paths(missing)}`);
    if (fresh.length > 0) said.push(`    not known: ${paths(fresh)}`);
    for (const { path, assumed, found } of retyped) said.push(`    ${toVisibleText(path)} is ${found}, assumed was ${assumed}`);
  }
  return said;
}
