import { z } from 'zod';
import { type MatchRule, matchRuleSchema } from './match-rule.ts';

/** A rule with some of its parts replaced, or why that gives no rule, line by line. */
export type OverriddenRule<Rule extends MatchRule> = { readonly rule: Rule } | { readonly faults: readonly string[] };

/** Replaces parts of a rule: objects are merged, lists and values replaced. The outcome must be a whole rule of the same kind. */
export function overrideMatchRule<Rule extends MatchRule>(rule: Rule, overrides: unknown): OverriddenRule<Rule> {
  const read = matchRuleSchema.safeParse(merge(rule, overrides));
  if (!read.success)
    return {
      faults: z
        .prettifyError(read.error)
        .split('\n')
        .map((line) => line.replace(/^\s*(?:✖|→)\s*/, '').trim()),
    };
  if (read.data.kind !== rule.kind) return { faults: [`kind must stay ${rule.kind}`] };
  return { rule: read.data as Rule };
}

function merge(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after)) return after;
  const merged: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(after))
    merged[name] = Object.hasOwn(before, name) ? merge(before[name], value) : value;
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
