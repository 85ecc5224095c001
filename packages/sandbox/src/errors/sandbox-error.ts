/** Root of the errors of this package: a sentence, the likeliest causes and what to do. */
export abstract class SandboxError extends Error {
  abstract readonly code: string;
  readonly causes: readonly string[];
  readonly remedy: string;

  constructor(sentence: string, causes: readonly string[], remedy: string) {
    super(sentence);
    this.name = new.target.name;
    this.causes = causes;
    this.remedy = remedy;
  }
}
