import { ConnectorError, type ConnectorErrorDetail } from '../kit/errors/connector-error.ts';

/** What is wrong with one member of a push. */
export interface PushProblem {
  /** `devices.3.serial`, counted from 0. */
  readonly path: string;
  readonly problem: string;
}

/** A push that cannot be read; nothing of it is taken. */
export class PushRefusedError extends ConnectorError {
  readonly code = 'push-refused';
  readonly disposition = 'tell-user';
  readonly causes = ['the product sends another form than docs/connectors/push.md describes'];
  readonly remedy = 'Correct the members that are named, and send it again.';
  readonly problems: readonly PushProblem[];

  constructor(about: { readonly problems: readonly PushProblem[] }, detail: ConnectorErrorDetail = {}) {
    super(`The push cannot be read: ${about.problems.map(({ path, problem }) => `${path}: ${problem}`).join('; ')}.`, detail);
    this.problems = about.problems;
  }
}
