import type { CompanyRule } from './match-rule.ts';
import type { NameComparer } from './name-comparer.ts';
import type { PreparedCompanies } from './prepared-company.ts';

/** What every comparison of two companies needs. */
export interface CompanyScales {
  readonly rule: CompanyRule;
  readonly lists: PreparedCompanies;
  readonly comparer: NameComparer;
}
