import { z } from 'zod';
import { type PlanPolicy, usualPolicy } from '../../engine/plan/plan-policy.ts';
import type { Db } from '../../store/database.ts';
import { findPlanPolicy } from '../../store/rows/plan-setting-rows.ts';

const count = z.int().min(0).max(1_000_000);

/** A policy as people give it; what is left out stays as it is. */
export const policyInput = z.strictObject({
  autoApproveUpTo: count.optional(),
  twoPeopleAbove: count.nullable().optional(),
  stopAboveChanges: count.nullable().optional(),
  stopAbovePercent: z.number().min(0).max(100).nullable().optional(),
  freezeWindows: z
    .array(
      z
        .strictObject({
          name: z.string().trim().min(1).max(100),
          from: z.iso.datetime({ offset: true }).optional(),
          until: z.iso.datetime({ offset: true }).optional(),
          daysOfMonth: z
            .array(z.union([z.int().min(1).max(31), z.literal(-1)]))
            .min(1)
            .optional(),
          zone: z.string().refine(isZone, 'is no time zone, such as Europe/London').optional(),
        })
        .refine(
          ({ from, until, daysOfMonth }) => daysOfMonth !== undefined || (from !== undefined && until !== undefined),
          'needs "from" and "until", or "daysOfMonth"',
        ),
    )
    .max(50)
    .optional(),
  stopAfterErrors: z.int().min(1).max(10_000).optional(),
  expiresAfterHours: z
    .number()
    .min(0.1)
    .max(24 * 90)
    .optional(),
});

/** The policy of a connection, with the usual one where nothing is said. */
export async function readPolicy(db: Db, connectionId: number): Promise<PlanPolicy> {
  const kept = policyInput.safeParse((await findPlanPolicy(db, connectionId)) ?? {});
  return { ...usualPolicy, ...(kept.success ? withoutAbsent(kept.data) : {}) };
}

function withoutAbsent(given: z.output<typeof policyInput>): Partial<PlanPolicy> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
