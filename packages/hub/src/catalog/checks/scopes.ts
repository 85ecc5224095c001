import { defineCheck } from '../../engine/preflight/check.ts';
import type { FindingInput } from '../../engine/preflight/finding.ts';
import { screens } from '../rights/screens.ts';
import { coversAny, coversScope } from './scope-cover.ts';

/** Without clients nothing can be told apart: everything else hangs on them. */
const indispensable = 'read:customers';

/** Stands where no document names the guard (API.md 1.5, 6.7): nobody is asked to tick so much before the read itself was refused. */
const inferred = 'all:standard';

/** Every scope that the entities need, against those that Halo says it granted (API.md 1.5). */
export const scopes = defineCheck({
  name: 'scopes',
  title: "Application's permissions",
  needs: ['sign-in'],
  cost: () => 0,
  run: async (probe) => {
    const granted = probe.facts?.grantedScopes ?? null;
    if (granted === null)
      return [{ outcome: 'not-tested', sentence: 'Halo does not say which permissions the token has; the reads below tell.' }];
    const dark = new Map<string, string[]>();
    for (const entity of probe.target.entities) {
      const [first] = entity.scopes.read;
      if (first !== undefined && first !== inferred && !coversAny(granted, entity.scopes.read))
        dark.set(first, [...(dark.get(first) ?? []), entity.titlePlural]);
    }
    if (!coversScope(granted, indispensable) && !dark.has(indispensable)) dark.set(indispensable, ['Clients']);
    const findings: FindingInput[] = [...dark].map(([scope, titles]) => ({
      outcome: scope === indispensable ? 'failed' : 'warning',
      sentence: `The application lacks the permission ${scope}.`,
      causes: [
        'the box is not ticked on the Permissions tab of the application',
        'the application was not saved after ticking it',
      ],
      remedy: `Tick ${scope} on the application and save it.`,
      screen: screens.applicationPermissions,
      dark: titles,
    }));
    if (findings.length > 0) return findings;
    return [{ outcome: 'passed', sentence: 'The application has every permission that the chosen entities need.' }];
  },
});
