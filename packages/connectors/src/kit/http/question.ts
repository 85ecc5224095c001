import type { Talk } from './talk.ts';

/** What a question carries as its body. */
export type QuestionBody =
  | { readonly kind: 'json'; readonly json: unknown }
  | { readonly kind: 'form'; readonly form: Readonly<Record<string, string>> };

/** One question to a tool. */
export interface Question {
  /** Default GET. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base address of the source, without a leading slash, each part already encoded: `v2/devices`. */
  readonly path: string;
  /** Parameters in their order; undefined ones are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: QuestionBody;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it may be sent again after a fault. Default: only GET. True for reads that are written as POST or PATCH. */
  readonly isRepeatable?: boolean;
  /** Whether the answer may be empty (a write). Default false. */
  readonly mayBeEmpty?: boolean;
  /** Asked over a websocket at this path instead of by a request. The answer is the array of what was answered, in the order of what was said. */
  readonly talk?: Talk;
}

/** A JSON answer. */
export interface JsonAnswer {
  /** What was answered, of a shape that nobody has looked at yet; null where the body was empty. */
  readonly json: unknown;
  readonly status: number;
}

/** The door to a tool: signed in, within its limits. */
export interface Http {
  /** The base address of the source. */
  readonly base: URL;
  /**
   * Asks and gives the JSON of a whole answer.
   * @throws subclasses of ConnectorError; what the network of the hub throws; the signal's reason when it aborts
   */
  ask(question: Question, options?: { readonly signal?: AbortSignal | undefined }): Promise<JsonAnswer>;
}
