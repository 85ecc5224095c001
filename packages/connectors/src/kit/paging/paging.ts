import type { Question } from '../http/question.ts';

/** A page that came. */
export interface PageThatCame {
  /** Where it began; null: at the beginning. */
  readonly cursor: string | null;
  /** What really came, whatever was asked for. */
  readonly rows: readonly unknown[];
  /** The whole answer. */
  readonly json: unknown;
  /** The base address of the source. */
  readonly base: URL;
}

/**
 * One style of paging, as a machine without a memory: a cursor says all, so that a read can be taken up again. Every style ends on a page
 * without rows; a page that repeats and the bound of pages are seen to by `readPages`.
 */
export interface Paging {
  /** The question for the page that begins at the cursor; null: the first page. */
  ask(question: Question, cursor: string | null): Question;
  /** Where the next page begins; null: there is none. @throws UnexpectedShapeError, ForeignOriginError */
  next(page: PageThatCame): string | null;
}
