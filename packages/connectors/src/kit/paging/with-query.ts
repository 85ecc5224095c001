import type { Question } from '../http/question.ts';

/** The question with further parameters. */
export function withQuery(question: Question, query: Readonly<Record<string, string>>): Question {
  return { ...question, query: { ...question.query, ...query } };
}
