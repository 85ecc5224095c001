import type { Disposition } from '@sundog/halo';

/**
 * The root of every error that the hub throws. A subclass fixes `code` and `disposition` and writes its own sentence, the
 * likeliest causes and the remedy. No message, cause or remedy ever holds a secret or a customer's text.
 */
export abstract class HubError extends Error {
  abstract readonly code: string;
  abstract readonly disposition: Disposition;
  /** The likeliest causes, likeliest first, each a clause that can stand after "because". */
  abstract readonly causes: readonly string[];
  /** What a person should do next, as one sentence. */
  abstract readonly remedy: string;

  constructor(sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
  }
}
