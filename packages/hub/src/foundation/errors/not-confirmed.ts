import { HubError } from './hub-error.ts';

/** Something that cannot be undone wants a yes, and nobody is there to be asked. */
export class NotConfirmedError extends HubError {
  readonly code = 'not-confirmed';
  readonly disposition = 'tell-user';
  readonly causes = ['this is not a terminal, so nobody can be asked'];
  readonly remedy: string;

  /** @param yes the option that says yes */
  constructor(command: string, yes = '--yes') {
    super('Nothing was done: this cannot be undone and was not confirmed.');
    this.remedy = `Say yes beforehand with: npx sundog ${command} ${yes}`;
  }
}
