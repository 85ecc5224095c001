/** What of a source its reads go by. */
export interface IngestedSource {
  readonly id: number;
  readonly name: string;
  readonly connectionId: number;
  readonly updatedAt: Date;
  /** After how many days of not being seen something counts as gone. 0: at once. */
  readonly goneAfterDays: number;
  /** Whether a read that was put down may go on where it was: not where the next one may be of another file. */
  readonly canTakeUp: boolean;
}
