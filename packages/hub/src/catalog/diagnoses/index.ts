import type { DiagnosisDefinition } from '../../engine/doctor/diagnosis.ts';
import { budget } from './budget.ts';
import { databaseClock } from './database-clock.ts';
import { issues } from './issues.ts';
import { lateFlows } from './late-flows.ts';
import { lostRights } from './lost-rights.ts';
import { processes } from './processes.ts';
import { signIn } from './sign-in.ts';

/** What doctor looks at besides the store, the most telling first. */
export const diagnoses: readonly DiagnosisDefinition[] = [
  processes,
  signIn,
  lateFlows,
  lostRights,
  issues,
  budget,
  databaseClock,
];
