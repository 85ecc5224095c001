import { stripVTControlCharacters } from 'node:util';
import type { EntityReport, SyncProgress, SyncReport } from '../../engine/sync/progress.ts';
import { formatCount, formatSeconds, plural } from './figures.ts';
import type { Terminal } from './terminal.ts';
import { type Column, formatTable } from './text-table.ts';

/** Shows a running sync. */
export interface SyncDisplay {
  readonly show: (progress: SyncProgress) => void;
  readonly end: () => void;
}

const refreshMs = 150;

/** A live table on a terminal; elsewhere one plain line whenever an entity begins to be read or ends, and every ten seconds. */
export function showSync(terminal: Terminal): SyncDisplay {
  return terminal.isLive ? liveTable(terminal) : plainLines(terminal);
}

function plainLines(terminal: Terminal): SyncDisplay {
  const saidAt = new Map<string, number>();
  return {
    show: (progress) => {
      if (progress.phase === 'waiting') return;
      const last = saidAt.get(progress.entity);
      const now = performance.now();
      if (progress.phase === 'reading' && (last === undefined || now - last < 10_000)) {
        if (last === undefined) saidAt.set(progress.entity, now);
        return;
      }
      saidAt.set(progress.entity, now);
      terminal.say(`${progress.entity}: ${describe(progress)}\n`);
    },
    end: () => undefined,
  };
}

function describe(progress: SyncProgress): string {
  const { phase, message } = progress;
  if (phase === 'no-permission' || phase === 'failed') return `${wordOf[phase]}${message === undefined ? '' : `: ${message}`}`;
  const of = progress.expected === null ? '' : ` of ${formatCount(progress.expected)}`;
  const parts = [
    progress.phase,
    progress.rows === 1 && of === '' ? '1 row' : `${formatCount(progress.rows)}${of} rows`,
    `${formatCount(progress.written)} written`,
    `${formatCount(progress.rowsPerSecond)} rows/s`,
    plural(progress.requests, 'request'),
  ];
  if (progress.etaSeconds !== null && progress.phase === 'reading') parts.push(`${formatSeconds(progress.etaSeconds)} to go`);
  if (progress.message !== undefined) parts.push(progress.message);
  return parts.join(', ');
}

function liveTable(terminal: Terminal): SyncDisplay {
  const latest = new Map<string, SyncProgress>();
  let drawn = 0;
  let timer: NodeJS.Timeout | undefined;
  const draw = () => {
    timer = undefined;
    const lines = tableLines(terminal, [...latest.values()]);
    // Up over what was drawn before, and clear from there to the end of the screen.
    terminal.say(`${drawn > 0 ? `\u001b[${drawn}A` : ''}\r\u001b[J${lines.join('\n')}\n`);
    drawn = lines.length;
  };
  return {
    show: (progress) => {
      latest.set(progress.entity, progress);
      timer ??= setTimeout(draw, refreshMs);
    },
    end: () => {
      clearTimeout(timer);
      if (latest.size > 0) draw();
    },
  };
}

/** How a phase that is not well is said. */
const wordOf = { 'no-permission': 'no permission', failed: 'failed' } as const;

const phaseStyle = {
  done: 'green',
  failed: 'red',
  'no-permission': 'yellow',
  skipped: 'dim',
  reading: 'cyan',
  waiting: 'dim',
} as const;

const tableColumns: readonly Column[] = [
  { title: 'entity' },
  { title: 'state' },
  { title: 'rows', align: 'right' },
  { title: 'rows/s', align: 'right' },
  { title: 'requests', align: 'right' },
  { title: 'to go', align: 'right' },
  { title: '' },
];

function tableLines(terminal: Terminal, all: readonly SyncProgress[]): string[] {
  const room = Math.max(4, terminal.rows - 5);
  const inTurn = [
    ...all.filter(({ phase }) => phase === 'reading'),
    ...all.filter(({ phase }) => phase !== 'reading' && phase !== 'waiting').reverse(),
  ];
  const shown = inTurn.slice(0, room);
  const rows = shown.map((progress) => [
    progress.entity,
    terminal.paint(phaseStyle[progress.phase], progress.phase),
    `${formatCount(progress.rows)}${progress.expected === null ? '' : `/${formatCount(progress.expected)}`}`,
    formatCount(progress.rowsPerSecond),
    formatCount(progress.requests),
    progress.phase === 'reading' && progress.etaSeconds !== null ? formatSeconds(progress.etaSeconds) : '',
    progress.message ?? '',
  ]);
  const whole = formatTable(tableColumns, rows, terminal.columns).trimEnd().split('\n');
  // A line that the terminal breaks in two would put the next drawing in the wrong place.
  const isTooWide = whole.some((line) => stripVTControlCharacters(line).length > terminal.columns);
  const table = isTooWide ? formatTable(tableColumns.slice(0, 3), rows).trimEnd().split('\n') : whole;
  const done = all.filter(({ phase }) => phase !== 'waiting' && phase !== 'reading').length;
  const sum = all.reduce((total, { rows: count }) => total + count, 0);
  return [...table, terminal.paint('bold', `${done} of ${all.length} entities, ${plural(sum, 'row')}`)];
}

function saidOf({ phase }: EntityReport): string {
  if (phase === 'no-permission' || phase === 'failed') return wordOf[phase];
  return phase === 'done' ? 'not proven complete' : phase;
}

/** The end of a sync in one sentence, and a line for each entity that did not go well. */
export function describeReport(report: SyncReport, paint: Terminal['paint']): string {
  const bad = report.entities.filter(
    // One record says nothing of the others.
    ({ phase, isComplete, kind, message }) => phase !== 'done' || (kind === 'record' ? message !== null : !isComplete),
  );
  const quarantined = report.entities.reduce((total, entity) => total + entity.quarantined, 0);
  const style = report.outcome === 'complete' ? 'green' : report.outcome === 'partial' ? 'yellow' : 'red';
  const lines = [
    paint(
      style,
      `Sync ${report.outcome}: ${plural(report.rowsRead, 'row')} read, ${formatCount(report.rowsWritten)} written, ${plural(report.requests, 'request')}, ${formatSeconds(report.seconds)}.`,
    ),
  ];
  // What many entities have in common is said once.
  const alike = Map.groupBy(bad, ({ phase, message }) => `${phase} ${message}`);
  for (const [first, ...rest] of alike.values()) {
    if (!first) continue;
    const names = [first, ...rest].map(({ entity }) => entity).join(', ');
    lines.push(
      first.kind === 'record' ? `  ${names}: ${first.message}` : `  ${saidOf(first)}: ${names}. ${first.message ?? ''}`.trimEnd(),
    );
  }
  if (bad.some(({ phase }) => phase === 'no-permission')) lines.push('  What to tick and where says: npx sundog check');
  if (quarantined > 0) lines.push(`  ${plural(quarantined, 'row')} set aside; see: npx sundog issues`);
  return `${lines.join('\n')}\n`;
}
