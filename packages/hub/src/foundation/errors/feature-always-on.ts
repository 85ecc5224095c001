import { HubError } from './hub-error.ts';

/** Somebody wants to switch off what everything else stands on. */
export class FeatureAlwaysOnError extends HubError {
  readonly code = 'feature-always-on';
  readonly disposition = 'tell-user';
  readonly causes = ['every other feature stands on it'];
  readonly remedy = 'Switch off the features that you do not use, and leave this one on.';

  constructor(name: string) {
    super(`The feature "${name}" cannot be switched off.`);
  }
}
