import type { z } from 'zod';
import type { RefusedRow } from '../source-page.ts';

const mostText = 20_000;

/** Why one row cannot be read. It is a value of a page, not an error of the read. */
export class RowProblem extends Error {
  /** The first things that a shape found wrong, by path; no values. */
  static of(error: z.ZodError): RowProblem {
    const problems = error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.') || 'the row'}: ${message}`);
    return new RowProblem(problems.join('; '));
  }
}

/** The row as quarantine keeps it. */
export function refuseRow(row: unknown, problem: RowProblem): RefusedRow {
  return { text: (JSON.stringify(row) ?? String(row)).slice(0, mostText), problem: problem.message };
}
