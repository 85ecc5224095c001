/** What sort of thing a right is: a box of the application, or something of the agent or its role. Effective right = both (API.md 1.6). */
export type RightKind =
  | 'scope'
  | 'application-setting'
  | 'agent-setting'
  | 'access-level'
  | 'tick'
  | 'restriction'
  | 'membership';

/** Where in HaloPSA a right stands; the order here is the order in which a person sets one up. */
export const rightPlaces = [
  'role-permissions',
  'agent-details',
  'agent-permissions',
  'agent-departments',
  'application-details',
  'application-permissions',
] as const;

export type RightPlace = (typeof rightPlaces)[number];

/** One right of HaloPSA as its own screens know it. See {@link defineRight}. */
export interface Right {
  /** `scope:read:tickets`, `level:tickets`, `tick:view-unassigned-tickets`, `agent:default-team`, `application:active`. */
  readonly id: string;
  readonly kind: RightKind;
  /** The label as HaloPSA prints it: `Tickets Access Level`. */
  readonly label: string;
  readonly place: RightPlace;
  /** What it can be set to, least first: `['None', 'Read Only', 'Read and Modify']`, `['No', 'Yes']`. */
  readonly values: readonly string[];
  /** Where the fact comes from: `PERMISSIONS.md, Feature Access levels`. */
  readonly source: string;
  /** No document prints this label: it follows from how the rest is called, and some HaloPSAs may not have it. */
  readonly isInferred?: true;
  /** Another right that does the same: `scope:all:teams` for the membership of every team. */
  readonly orElse?: { readonly right: string; readonly value: string };
}

/** What a feature of the product needs of one right. */
export interface RightNeed {
  /** {@link Right.id} */
  readonly right: string;
  /** One of the right's values; more than this is more than is needed. */
  readonly atLeast: string;
  /** `mandatory`: without it the feature does not work. `optional`: without it the feature works on less. */
  readonly need: 'mandatory' | 'optional';
  /** What stays dark or does not work without it, as a clause: `tickets that nobody owns are not seen`. */
  readonly without: string;
}

/** A feature of the product, as far as rights go. See {@link defineProductFeature}. */
export interface ProductFeature {
  /** `tickets-read`. */
  readonly name: string;
  /** For people: `Read tickets`. */
  readonly title: string;
  /** One sentence: what it does for whom. */
  readonly purpose: string;
  /** Whether it writes to HaloPSA: switched off until a person switches it on. */
  readonly writes: boolean;
  /** Cannot be switched off: nothing works without it. */
  readonly isAlwaysOn?: true;
  /** Mirror tables that it reads, by their name: `recurring_invoice`. */
  readonly entities: readonly string[];
  readonly needs: readonly RightNeed[];
}

export type Verdict = 'granted' | 'missing-scope' | 'missing-agent-right' | 'partial' | 'not-tested';

/** What is known of one right for one feature. */
export interface XrayCell {
  readonly feature: string;
  readonly right: string;
  readonly need: RightNeed['need'];
  readonly verdict: Verdict;
  /** What was seen, as sentences with counts and labels; no customer's text. `Halo counts 1,203 tickets; 0 of them are unassigned.` */
  readonly evidence: readonly string[];
  /** Why it is not tested; null where it is. */
  readonly why: string | null;
  /** The screen, the label and the value to set; null where nothing is missing. */
  readonly cure: { readonly screen: string; readonly label: string; readonly value: string } | null;
}
