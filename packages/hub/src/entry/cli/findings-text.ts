import type { Finding } from '../../engine/preflight/finding.ts';
import type { PreflightReport } from '../../engine/preflight/run-preflight.ts';
import { plural } from './figures.ts';
import type { Paint } from './terminal.ts';

const marks = { passed: 'ok', warning: 'look', failed: 'FAIL', 'not-tested': '-' } as const;
const styles = { passed: 'green', warning: 'yellow', failed: 'red', 'not-tested': 'dim' } as const;

/** A check's result for people: every finding, and under those that are not well their causes and what to do. */
export function describePreflight(report: PreflightReport, paint: Paint): string {
  const lines: string[] = [];
  const readable = report.findings.filter(
    ({ check, outcome, entity }) => entity !== null && outcome === 'passed' && check === 'entity-reads',
  );
  const untested = report.findings.filter(({ isBlocked }) => isBlocked);
  for (const finding of report.findings)
    if (!readable.includes(finding) && !untested.includes(finding)) lines.push(...findingLines(finding, paint));
  if (untested.length > 0)
    lines.push(`${mark('not-tested', paint)} ${plural(untested.length, 'check')} could not be made before that is put right.`);
  if (readable.length > 0)
    lines.push(`${mark('passed', paint)} ${plural(readable.length, 'entity is', 'entities are')} readable.`);
  const count = (outcome: Finding['outcome']) => report.findings.filter((finding) => finding.outcome === outcome).length;
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
