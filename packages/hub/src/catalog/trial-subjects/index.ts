import type { TrialSubject } from '../../engine/xray/trial/trial-subject.ts';
import { createAsset } from './create-asset.ts';
import { createTicket } from './create-ticket.ts';

/** Everything whose writing can be tried. */
export const trialSubjects: readonly TrialSubject[] = [createTicket, createAsset];
