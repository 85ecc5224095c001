import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownVerbs, publicVerbs, verbsOfInstallationOwner } from './access-verbs.ts';
import { capabilityVerbs, operatorVerbs, rightsWithinVerbs } from './capability-verbs.ts';

/** The names of all verbs, as the features declare them. */
function declaredVerbs(): readonly string[] {
  const features = join(import.meta.dirname, '..', 'features');
  const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.ts$/.test(file));
  const names = files.flatMap((file) =>
    [
      ...readFileSync(join(features, file), 'utf8').matchAll(/define(?:Installation)?Verb(?:<[^(]*>)?\(\{\s*name: '([^']+)'/g),
    ].map((found) => found[1] ?? ''),
  );
  return names.sort();
}

it('every verb is opened by one capability, by being somebody, by what one brings along, or is for the operator', () => {
  const verbs = declaredVerbs();
  expect(verbs.length).toBeGreaterThan(25);
  const placed = [
    ...Object.values(capabilityVerbs).flat(),
    ...operatorVerbs,
    ...publicVerbs,
    ...ownVerbs,
    ...verbsOfInstallationOwner,
  ].sort();
  expect(placed).toEqual([...verbs, ...rightsWithinVerbs].sort());
});
