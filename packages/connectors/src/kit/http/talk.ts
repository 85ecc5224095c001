/** What is said over one websocket: everything at once, and each answer is waited for. */
export interface Talk {
  /** What is said, each as JSON. */
  readonly says: readonly unknown[];
  /** Whether a message answers what was said. Tools push news over the same socket; what answers nothing is passed over. */
  readonly isAnswer: (said: unknown, message: unknown) => boolean;
  /** The status that a message stands for where the tool turns the sign-in away (401), forbids (403) or fails; null: it is no refusal. */
  readonly refusal: (message: unknown) => number | null;
}
