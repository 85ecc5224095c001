import type { ChoiceSource } from '../../engine/xray/choice-source.ts';
import { ticketTypes } from './ticket-types.ts';

/** Every source of what writing features may choose. */
export const choiceSources: readonly ChoiceSource[] = [ticketTypes];
