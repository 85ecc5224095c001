import type { Question } from '../http/question.ts';

/** The question with one more header. */
export function withHeader(question: Question, name: string, value: string): Question {
  return { ...question, headers: { ...question.headers, [name]: value } };
}
