import type { Halo, HaloWriter } from '@sundog/halo';
import type { HaloSignIn } from '../../halo-door.ts';

/** The only way to a writer besides the applier of a plan, and for trials of writing alone. Whoever opens it closes it. */
export interface TrialDoorway {
  readonly openForTrial: (signIn: HaloSignIn) => Halo & { writer(): HaloWriter };
}
