/** One thing that was looked at. */
export interface Diagnosis {
  /** `disk`. */
  readonly name: string;
  readonly outcome: 'ok' | 'warn' | 'fail';
  readonly sentence: string;
  /** What to do; null where all is well. */
  readonly remedy: string | null;
}
