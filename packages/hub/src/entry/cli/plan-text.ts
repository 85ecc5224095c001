import { isKeyOfChange } from '../../engine/plan/plan-value.ts';
import type { PlanReport } from '../../features/writeback/plan-report.ts';
import type { ShownChange, ShownPlan } from '../../features/writeback/show-plan.ts';
import { toVisibleText } from '../../foundation/visible-text.ts';
import { plural } from './figures.ts';

/** A plan as the terminal shows it: how it stands, what policies say, and each change with its fields. */
export function formatPlan({ plan, report, judgement, approvals, changes }: ShownPlan): string {
  const counts = (['+', '~', '-'] as const).map((sign) => changes.filter((one) => one.sign === sign).length);
  const lines = [
    `Plan ${plan.id}: ${toVisibleText(plan.title)} (${sayState(report)})`,
    `  ${counts[0]} to create, ${counts[1]} to update, ${counts[2]} to delete; ${plan.unchangedCount} already as they should be`,
    `  made by ${toVisibleText(plan.createdBy)} at ${plan.createdAt.toISOString()}, to be applied until ${plan.expiresAt.toISOString()}`,
    ...(approvals.length === 0 ? [] : [`  approved by ${approvals.map(({ by }) => toVisibleText(by)).join(', ')}`]),
    ...judgement.findings.map(({ verdict, sentence }) => `  ${verdict === 'pass' ? 'ok' : verdict}: ${sentence}`),
    ...plan.remarks.map((remark) => `  not possible: ${toVisibleText(remark)}`),
    '',
    ...changes.flatMap(formatChange),
  ];
  return `${lines.join('\n')}\n`;
}

/** How a plan stands, in one line. */
export function formatReport(report: PlanReport): string {
  const parts = Object.entries(report.outcomes).map(([outcome, count]) => `${count} ${outcome.replaceAll('-', ' ')}`);
  const open = report.open === 0 ? [] : [`${report.open} not begun`];
  return `Plan ${report.planId}: ${sayState(report)}; ${plural(report.changes, 'change')}${parts.length + open.length === 0 ? '' : `: ${[...parts, ...open].join(', ')}`}\n`;
}

function sayState({ state, reason }: Pick<PlanReport, 'state' | 'reason'>): string {
  return `${state.replaceAll('-', ' ')}${reason === null ? '' : `: ${toVisibleText(reason)}`}`;
}

function formatChange(change: ShownChange): readonly string[] {
  const { number, sign, changeTitle, title, recordKey, reason, evidence, conflicts, outcome, isExcluded } = change;
  const what = `${sign} ${number}. ${changeTitle}: ${toVisibleText(title)}${recordKey === null ? '' : ` (${recordKey})`}`;
  return [
    `${what}${isExcluded ? ' [left out]' : ''}${outcome ? ` [${outcome.outcome.replaceAll('-', ' ')}]` : ''}`,
    ...fieldLines(change),
    ...conflicts.map(
      ({ field, before, ours, theirs }) =>
        `    ! ${change.labels[field] ?? field}: left alone, edited since (was ${say(before)}, written ${say(ours)}, now ${say(theirs)})`,
    ),
    ...(reason === '' ? [] : [`    why: ${toVisibleText(reason)}`]),
    ...evidence.map(({ from, text }) => `    from ${toVisibleText(from)}: ${toVisibleText(text)}`),
    ...(outcome?.problem ? [`    ${toVisibleText(outcome.problem)}`] : []),
  ];
}

function fieldLines({ sign, before, after, labels }: ShownChange): readonly string[] {
  if (sign === '-') return [];
  return Object.entries(after).map(([name, value]) => {
    const label = labels[name] ?? name;
    const next = isKeyOfChange(value) ? `the record of change ${value.keyOfChange}` : say(value);
    return sign === '+' ? `    ${label}: ${next}` : `    ${label}: ${say(before[name] ?? null)} -> ${next}`;
  });
}

function say(value: string | number | boolean | null): string {
  if (value === null) return 'nothing';
  return typeof value === 'string' ? `"${toVisibleText(value)}"` : String(value);
}
