/** The scenarios a sandbox can play. */
export type ScenarioName = 'small' | 'mid' | 'large' | 'messy' | 'locked-down';

/** How large a world is, and which one. Counts are of base rows. */
export interface World {
  readonly scenario: ScenarioName;
  readonly seed: number;
  /** The moment at which this world's history ends, in milliseconds since 1970; fixed by the scenario so that runs agree. */
  readonly now: number;
  readonly clients: number;
  readonly sites: number;
  readonly users: number;
  readonly agents: number;
  readonly assets: number;
  readonly tickets: number;
  /** Bytes of text that a ticket's list row is padded to, about; 0: as it comes. For benchmarks. */
  readonly ticketRowBytes: number;
}
