import { HubError } from './hub-error.ts';

/** No preset has this name. */
export class UnknownPresetError extends HubError {
  readonly code = 'unknown-preset';
  readonly disposition = 'tell-user';
  readonly causes = ['presets are named by the job, not by the product whose guide they follow'];
  readonly remedy: string;

  constructor(name: string, known: readonly string[]) {
    super(`There is no preset "${name}".`);
    this.remedy = `Use one of: ${known.join(', ')}.`;
  }
}
