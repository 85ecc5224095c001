import { HubError } from './hub-error.ts';

/** What was posted cannot be read; nothing of it is taken. */
export class PushRefusedError extends HubError {
  readonly code = 'push-refused';
  readonly disposition = 'tell-user';
  readonly causes = ['the product sends another form than docs/connectors/push.md describes'];
  readonly remedy = 'Correct the members that are named, and send it again.';

  /** @param problems by path, without values */
  constructor(problems: readonly { readonly path: string; readonly problem: string }[], cause: unknown) {
    super(`The push cannot be read: ${problems.map(({ path, problem }) => `${path}: ${problem}`).join('; ')}.`, { cause });
  }
}
