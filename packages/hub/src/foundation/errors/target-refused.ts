import { HubError } from './hub-error.ts';

/** A channel may not send there. Nothing was sent. Guards against requests to inner services (TRUST S01-S14). */
export class TargetRefusedError extends HubError {
  readonly code = 'target-refused';
  readonly disposition = 'tell-user';
  readonly causes = ['the address was typed by mistake', 'the receiver stands in your own network or on a port of its own'];
  readonly remedy: string;

  /**
   * @param hostPort `chat.example.test:8443`
   * @param why a clause that can stand after "it"
   */
  constructor(hostPort: string, why: string) {
    super(`A channel may not send to ${hostPort}: it ${why}.`);
    this.remedy = `Check the address; if ${hostPort} really is the receiver, allow exactly this host and port with --allow-host.`;
  }
}
