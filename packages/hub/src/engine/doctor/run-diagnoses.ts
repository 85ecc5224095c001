import { HaloError } from '@sundog/halo';
import { HubError } from '../../foundation/errors/hub-error.ts';
import type { Diagnosis } from '../../store/diagnosis.ts';
import type { ConnectionSight, DiagnosisDefinition, HubSight } from './diagnosis.ts';

const rank = { fail: 0, warn: 1, ok: 2 } as const;

/** Everything that was found, worst first; what is equally bad stays in the order in which it was looked for. */
export function worstFirst(diagnoses: readonly Diagnosis[]): readonly Diagnosis[] {
  return diagnoses.toSorted((a, b) => rank[a.outcome] - rank[b.outcome]);
}

/** Looks at everything. What cannot be looked at is a finding of its own, and keeps nobody from the rest. */
export async function runDiagnoses(
  definitions: readonly DiagnosisDefinition[],
  hub: HubSight,
  sights: readonly ConnectionSight[],
): Promise<readonly Diagnosis[]> {
  const found: Diagnosis[] = [];
  for (const definition of definitions) {
    if (definition.of === 'hub') found.push(...(await looked(definition.name, () => definition.look(hub))));
    else for (const sight of sights) found.push(...(await looked(definition.name, () => definition.look(sight), sight)));
  }
  return found;
}

async function looked(
  name: string,
  look: () => Promise<readonly Diagnosis[]>,
  sight?: ConnectionSight,
): Promise<readonly Diagnosis[]> {
  try {
    return await look();
  } catch (error) {
    const whose = sight ? `"${sight.connection.name}": ` : '';
    if (error instanceof DOMException && error.name === 'TimeoutError')
      return [
        { name, outcome: 'fail', sentence: `${whose}HaloPSA did not answer in time.`, remedy: 'test it: npx sundog check' },
      ];
    if (!(error instanceof HubError) && !(error instanceof HaloError)) throw error;
    return [{ name, outcome: 'fail', sentence: `${whose}${error.message}`, remedy: error.remedy }];
  }
}
