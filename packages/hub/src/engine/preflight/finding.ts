/** How one check ended. `not-tested`: something before it failed, or Halo gave nothing to judge by. */
export type FindingOutcome = 'passed' | 'warning' | 'failed' | 'not-tested';

/** One thing that a check found, in words for the person who connects a HaloPSA. Holds no customer's name, text or secret. */
export interface Finding {
  /** The check's name: `sign-in`. */
  readonly check: string;
  readonly outcome: FindingOutcome;
  /** The entity that the finding is about, where it is about one. */
  readonly entity: string | null;
  readonly sentence: string;
  /** Likeliest first, each a clause that can stand after "because". */
  readonly causes: readonly string[];
  /** What to do, as one sentence. */
  readonly remedy: string | null;
  /** Where in HaloPSA that is done: `Configuration > Teams & Agents > Roles`. */
  readonly screen: string | null;
  /** What stays dark until then: titles of entities. */
  readonly dark: readonly string[];
  /** Whether a failure lies outside what was typed (the host is down, Halo is being updated), so that saving it may make sense. */
  readonly mayBeSavedWhenCauseIsOutside: boolean;
  /** Whether it is not tested because a check before it failed. */
  readonly isBlocked: boolean;
}

/** What a check says; the engine adds the check's name and fills what is left out. */
export type FindingInput = Pick<Finding, 'outcome' | 'sentence'> & Partial<Omit<Finding, 'check' | 'outcome' | 'sentence'>>;

/** A whole finding from what a check said. */
export function completeFinding(check: string, said: FindingInput): Finding {
  return {
    check,
    entity: null,
    causes: [],
    remedy: null,
    screen: null,
    dark: [],
    mayBeSavedWhenCauseIsOutside: false,
    isBlocked: false,
    ...said,
  };
}

/** The finding of a check that was not made, because another one failed. @param title the title of that one */
export function blockedFinding(check: string, title: string): Finding {
  return completeFinding(check, { outcome: 'not-tested', sentence: `Not tested: "${title}" comes first.`, isBlocked: true });
}
