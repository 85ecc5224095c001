import { expect, it } from 'vitest';
import { completeFinding, type FindingInput } from '../../engine/preflight/finding.ts';
import type { PreflightReport } from '../../engine/preflight/run-preflight.ts';
import { describePreflight } from './findings-text.ts';

const plain = (_style: string, text: string) => text;

function reportOf(...said: readonly (FindingInput & { readonly check: string })[]): PreflightReport {
  return {
    outcome: 'passed-with-warnings',
    checkedAt: '2026-11-21T08:00:00.000Z',
    address: { resourceServer: 'https://acme.halopsa.com/api', authServer: 'https://acme.halopsa.com/auth', tenant: 'acme' },
    findings: said.map(({ check, ...finding }) => completeFinding(check, finding)),
    capabilities: [],
    requests: 61,
    requestsAnnounced: 90,
    seconds: 4.2,
  };
}

const refused = (title: string, cause: string): FindingInput & { readonly check: string } => ({
  check: 'entity-reads',
  outcome: 'warning',
  entity: title.toLowerCase(),
  sentence: `${title}: no permission.`,
  causes: [cause],
  remedy: `Mend ${cause}.`,
  dark: [title],
});

it('joins entities refused for one reason, and leaves out those that a missing permission has named', () => {
  const missing = {
    check: 'scopes',
    outcome: 'warning',
    sentence: 'The application lacks the permission read:kb.',
    dark: ['Articles'],
  } as const;
  const text = describePreflight(
    reportOf(missing, refused('Articles', 'read:kb'), refused('Items', 'the level'), refused('Suppliers', 'the level'), {
      check: 'entity-reads',
      outcome: 'passed',
      entity: 'client',
      sentence: 'Clients: readable.',
    }),
    plain,
  );
  expect(text).toBe(`look The application lacks the permission read:kb.
     Until then without: Articles
look Items, Suppliers: no permission.
     Cause:  the level
     Remedy: Mend the level.
     Until then without: Items, Suppliers
ok   1 entity is readable.

Passed with 2 warnings.
61 requests of the shared budget, 4.2 s.
`);
});
