/** What of an entity's past is kept. */
export interface KeptHistory {
  /**
   * Fields of the entity's definition, as it names them. Choose ids, not the names that Halo shows beside them: a status that is renamed
   * would otherwise be a change of every ticket that has it.
   */
  readonly fields: readonly string[];
  /** Days for which a version is kept after it ended, unless a person chose otherwise for the connection. */
  readonly keepDays: number;
}
