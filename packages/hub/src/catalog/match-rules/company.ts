import { companyWords } from './company-words.ts';
import { defineMatchRule } from './define-match-rule.ts';
import { emptyValues } from './empty-values.ts';
import { legalForms } from './legal-forms.ts';
import { mailProviders } from './mail-providers.ts';

/** Companies of a tool to clients of the PSA. */
export const company = defineMatchRule({
  id: 'company',
  kind: 'company',
  title: 'Companies to clients',
  prior: { share: 0.5, atLeast: 300 },
  thresholds: { auto: 0.95, suggest: 0.00002, margin: 3, candidates: 3 },
  emptyValues,
  mailProviders,
  comparisons: {
    externalId: { equal: { m: 0.99, u: 1e-6 } },
    entraTenantId: { equal: { m: 0.99, u: 1e-7 }, different: { m: 0.02, u: 0.999 } },
    domain: { equal: { m: 0.85, u: 1e-5 }, 'same-label': { m: 0.05, u: 2e-4 }, different: { m: 0.1, u: 0.998 } },
    name: {
      equal: { m: 0.6, u: 0.08 },
      'same-words': { m: 0.1, u: 0.05 },
      widened: { m: 0.1, u: 0.1 },
      near: { m: 0.6, u: 0.1 },
      extended: { m: 0.06, u: 0.15 },
      contradicted: { m: 0.02, u: 0.6 },
      sibling: { m: 0.01, u: 0.6 },
      acronym: { m: 0.02, u: 2e-4 },
      different: { m: 0.02, u: 0.99 },
    },
    legalForm: { same: { m: 0.6, u: 0.3 }, different: { m: 0.05, u: 0.5 } },
    phone: { equal: { m: 0.6, u: 2e-5 }, different: { m: 0.35, u: 0.999 } },
    address: {
      'same-street': { m: 0.6, u: 5e-5 },
      'near-street': { m: 0.1, u: 1e-4 },
      'same-postcode': { m: 0.1, u: 2e-3 },
      'same-town': { m: 0.1, u: 0.02 },
      'other-house': { m: 0.06, u: 0.3 },
      different: { m: 0.08, u: 0.96 },
      'other-country': { m: 0.01, u: 0.5 },
    },
  },
  name: {
    imagined: 200,
    most: 26,
    background: {
      generic: 0.03,
      trade: 0.008,
      place: 0.004,
      mark: 0.02,
      rare: [2e-3, 1e-3, 8e-4, 3e-4, 2e-4, 1e-4, 6e-5, 4e-5, 2e-5],
    },
    extra: { generic: 1.2, trade: 3.5, place: 3, mark: 5, rare: 5, status: 5, most: 10 },
    slip: { m: 0.1, near: [0.9, 0.5, 0.1, 0.01, 3e-3, 1.2e-3, 6e-4, 3e-4, 1.5e-4, 8e-5], more: 8 },
    resembling: { most: 9, perTenth: 3 },
    twins: 0.005,
    tellingBits: 10,
  },
  words: { legalForms, ...companyWords },
});
