import { asset, company, user } from '../../catalog/match-rules/index.ts';
import type { MappingSettings } from '../../engine/mapping/mapping-settings.ts';
import type { AssetRule, CompanyRule, MatchRule, UserRule } from '../../engine/matching/match-rule.ts';
import { overrideMatchRule } from '../../engine/matching/override-match-rule.ts';
import { InvalidInputError } from '../../foundation/errors/invalid-input.ts';

/** The rules by which a source is matched. */
export interface MappingRules {
  readonly company: CompanyRule;
  readonly user: UserRule;
  readonly asset: AssetRule;
}

/** The rules of the hub with the parts that a source has otherwise. @throws InvalidInputError */
export function readRules(verb: string, { rules }: MappingSettings): MappingRules {
  const read = <Rule extends MatchRule>(rule: Rule, overrides: unknown): Rule => {
    const overridden = overrideMatchRule(rule, overrides ?? {});
    if ('faults' in overridden) throw new InvalidInputError(verb, `rules.${rule.kind}: ${overridden.faults.join('; ')}`);
    return overridden.rule;
  };
  return { company: read(company, rules.company), user: read(user, rules.user), asset: read(asset, rules.asset) };
}
