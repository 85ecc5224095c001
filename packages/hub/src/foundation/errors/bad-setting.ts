import { HubError } from './hub-error.ts';

/** A variable of the environment has a value that cannot be used. */
export class BadSettingError extends HubError {
  readonly code = 'bad-setting';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy: string;

  /** @param why says what the value must be; never the value, which may be a secret */
  constructor(name: string, why: string) {
    super(`The setting ${name} cannot be used.`);
    this.causes = [why];
    this.remedy = `correct or remove ${name} in the environment, and start again.`;
  }
}
