import type { Finding } from '../../engine/preflight/finding.ts';
import type { PreflightReport } from '../../engine/preflight/run-preflight.ts';
import { plural } from './figures.ts';
import type { Paint } from './terminal.ts';

const marks = { passed: 'ok', warning: 'look', failed: 'FAIL', 'not-tested': '-' } as const;
const styles = { passed: 'green', warning: 'yellow', failed: 'red', 'not-tested': 'dim' } as const;

/** A check's result for people: every finding, and under those that are not well their causes and what to do. */
export function describePreflight(report: PreflightReport, paint: Paint): string {
  const { findings } = report;
  const readable = findings.filter((finding) => finding.entity !== null && finding.outcome === 'passed');
  const untested = findings.filter(({ isBlocked }) => isBlocked);
  const shown = joinAlike(findings.filter((finding) => !readable.includes(finding) && !untested.includes(finding)));
  const lines = shown.flatMap((finding) => findingLines(finding, paint));
  if (readable.length > 0)
    lines.push(`${mark('passed', paint)} ${plural(readable.length, 'entity is', 'entities are')} readable.`);
  if (untested.length > 0)
    lines.push(`${mark('not-tested', paint)} ${plural(untested.length, 'check')} could not be made before that is put right.`);
  const count = (outcome: Finding['outcome']) => shown.filter((finding) => finding.outcome === outcome).length;
  const [style, sentence] =
    report.outcome === 'passed'
      ? (['green', 'Passed.'] as const)
      : report.outcome === 'failed'
        ? (['red', `Failed: ${plural(count('failed'), 'thing')} to put right.`] as const)
        : (['yellow', `Passed with ${plural(count('warning'), 'warning')}.`] as const);
  lines.push(
    '',
    paint(style, sentence),
    paint('dim', `${plural(report.requests, 'request')} of the shared budget, ${report.seconds} s.`),
  );
  return `${lines.join('\n')}\n`;
}

/**
 * Entities that were refused for one and the same reason become one finding, and none where a missing permission of the application
 * has named them already. The report itself keeps one per entity.
 */
function joinAlike(findings: readonly Finding[]): readonly Finding[] {
  const named = new Set(findings.filter(({ entity }) => entity === null).flatMap(({ dark }) => dark));
  const joined: Finding[] = [];
  for (const finding of findings) {
    const isRefusal = finding.entity !== null && finding.dark.length > 0;
    if (isRefusal && finding.outcome === 'warning' && finding.dark.every((title) => named.has(title))) continue;
    const alike = joined.findIndex((other) => isRefusal && other.entity !== null && sameReason(other, finding));
    const other = joined[alike];
    if (other) joined[alike] = joinTwo(other, finding);
    else joined.push(finding);
  }
  return joined;
}

function sameReason(one: Finding, other: Finding): boolean {
  return one.outcome === other.outcome && one.remedy === other.remedy && one.causes.join() === other.causes.join();
}

function joinTwo(one: Finding, other: Finding): Finding {
  const dark = [...one.dark, ...other.dark];
  return { ...one, dark, sentence: `${dark.join(', ')}${one.sentence.slice(one.sentence.indexOf(':'))}` };
}

function mark(outcome: Finding['outcome'], paint: Paint): string {
  return paint(styles[outcome], marks[outcome].padEnd(4));
}

function findingLines(finding: Finding, paint: Paint): string[] {
  const lines = [`${mark(finding.outcome, paint)} ${finding.sentence}`];
  if (finding.outcome !== 'warning' && finding.outcome !== 'failed') return lines;
  for (const [index, cause] of finding.causes.entries()) lines.push(`     ${index === 0 ? 'Cause: ' : '   or: '} ${cause}`);
  if (finding.remedy !== null) lines.push(`     Remedy: ${finding.remedy}`);
  if (finding.screen !== null) lines.push(`     Screen: ${finding.screen}`);
  if (finding.dark.length > 0) lines.push(`     Until then without: ${finding.dark.join(', ')}`);
  return lines;
}
