import { HubError } from './hub-error.ts';

/** Somebody asked for the metrics who may not read them. */
export class MetricsClosedError extends HubError {
  readonly code = 'metrics-closed';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy: string;

  /** @param isByToken whether a token opens them */
  constructor(isByToken: boolean) {
    super('The metrics are not for everybody.');
    this.causes = [
      isByToken ? 'the token is absent or another' : 'they are read on the machine of the hub alone, and not through a proxy',
    ];
    this.remedy = isByToken
      ? 'send what SUNDOG_METRICS_TOKEN says as Authorization: Bearer.'
      : 'ask for them at 127.0.0.1, or set SUNDOG_METRICS_TOKEN and send it as Authorization: Bearer.';
  }
}
