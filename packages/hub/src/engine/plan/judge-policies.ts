import type { FreezeWindow, PlanPolicy } from './plan-policy.ts';

/** What a policy says of a plan. `needs` : so many approvals; `blocked`: not now, whoever approves. */
export interface PolicyFinding {
  readonly policy: 'approval' | 'two-people' | 'blast-radius' | 'freeze-window';
  readonly verdict: 'pass' | 'needs' | 'blocked';
  readonly sentence: string;
}

/** What is judged. */
export interface JudgedPlan {
  readonly changes: readonly { readonly entity: string; readonly sign: '+' | '~' | '-'; readonly isSmall: boolean }[];
  /** How many records each entity has in all. */
  readonly population: Readonly<Record<string, number>>;
  /** The number of changes that a person accepted though it is over the limit; null: nobody did. */
  readonly accepted: number | null;
  readonly at: Date;
}

/** What all policies together say. */
export interface PolicyJudgement {
  readonly findings: readonly PolicyFinding[];
  readonly approvalsNeeded: 0 | 1 | 2;
  readonly isBlocked: boolean;
}

/** Judges a plan by the policy of its connection. Pure. A percentage is asked for from 20 records on: of a few, one is many percent. */
export function judgePolicies(plan: JudgedPlan, policy: PlanPolicy): PolicyJudgement {
  const count = plan.changes.length;
  const isSmall = count <= policy.autoApproveUpTo && plan.changes.every((change) => change.isSmall);
  const needsTwo = policy.twoPeopleAbove !== null && count > policy.twoPeopleAbove;
  const findings: PolicyFinding[] = [
    isSmall
      ? {
          policy: 'approval',
          verdict: 'pass',
          sentence: `At most ${policy.autoApproveUpTo} small changes: no person needs to approve.`,
        }
      : { policy: 'approval', verdict: 'needs', sentence: 'A person approves it.' },
  ];
  if (needsTwo)
    findings.push({
      policy: 'two-people',
      verdict: 'needs',
      sentence: `More than ${policy.twoPeopleAbove} changes: two people approve.`,
    });
  findings.push(...judgeBlast(plan, policy), ...judgeFreeze(plan.at, policy.freezeWindows));
  return {
    findings,
    approvalsNeeded: needsTwo ? 2 : isSmall ? 0 : 1,
    isBlocked: findings.some(({ verdict }) => verdict === 'blocked'),
  };
}

function judgeBlast(plan: JudgedPlan, policy: PlanPolicy): readonly PolicyFinding[] {
  const count = plan.changes.length;
  const over: string[] = [];
  if (policy.stopAboveChanges !== null && count > policy.stopAboveChanges)
    over.push(`${count} changes, more than ${policy.stopAboveChanges}`);
  if (policy.stopAbovePercent !== null)
    for (const [entity, total] of Object.entries(plan.population)) {
      const touched = plan.changes.filter((change) => change.entity === entity && change.sign !== '+').length;
      const percent = total === 0 ? 0 : (100 * touched) / total;
      if (total >= 20 && percent > policy.stopAbovePercent)
        over.push(`${percent.toFixed(0)} % of all records of ${entity}, more than ${policy.stopAbovePercent} %`);
    }
  if (over.length === 0) return [{ policy: 'blast-radius', verdict: 'pass', sentence: 'It touches no more than it may.' }];
  const isAccepted = plan.accepted === count;
  return [
    {
      policy: 'blast-radius',
      verdict: isAccepted ? 'pass' : 'blocked',
      sentence: `It would touch ${over.join(' and ')}${isAccepted ? '; a person accepted that' : ''}.`,
    },
  ];
}

function judgeFreeze(at: Date, windows: readonly FreezeWindow[]): readonly PolicyFinding[] {
  const closed = windows.find((window) => isWithin(at, window));
  return closed ? [{ policy: 'freeze-window', verdict: 'blocked', sentence: `Nothing is written now: ${closed.name}.` }] : [];
}

function isWithin(at: Date, { from, until, daysOfMonth, zone = 'UTC' }: FreezeWindow): boolean {
  if (from !== undefined && until !== undefined && at >= new Date(from) && at < new Date(until)) return true;
  if (daysOfMonth === undefined) return false;
  const dayOf = (instant: Date) => Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric' }).format(instant));
  const isLast = dayOf(new Date(at.getTime() + 86_400_000)) === 1;
  return daysOfMonth.includes(dayOf(at)) || (isLast && daysOfMonth.includes(-1));
}
