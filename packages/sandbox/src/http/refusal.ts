import { SandboxError } from '../errors/sandbox-error.ts';
import type { Answer } from './answer.ts';

/** A request that this Halo refuses: thrown anywhere below the dispatch, answered as it says. */
export class Refusal extends SandboxError {
  readonly code = 'refusal';
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`Refused with ${answer.status}.`, [], 'Read the answer.');
    this.answer = answer;
  }
}

/** 400, 403, 404, 405 or 500 with a sentence, in the shape `{"Message": ...}` that clients of Halo read (API.md 2.10, shape 3). */
export function refuse(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Refusal {
  return new Refusal({ status, json: { Message: message }, headers });
}

/** 400 in the shape of ASP.NET's model state: the path of a member to its sentences, `{"[0].id": ["..."]}`. */
export function refuseModel(errors: Readonly<Record<string, readonly string[]>>): Refusal {
  return new Refusal({ status: 400, json: errors, headers: {} });
}
