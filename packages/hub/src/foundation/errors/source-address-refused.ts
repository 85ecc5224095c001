import { HubError } from './hub-error.ts';

/** A source may not be asked at this address. Nothing was sent. Guards against requests to inner services. */
export class SourceAddressRefusedError extends HubError {
  readonly code = 'source-address-refused';
  readonly disposition = 'tell-user';
  readonly causes = ['the address was typed by mistake', 'the tool stands in your own network'];
  readonly remedy: string;

  /**
   * @param hostPort `rmm.acme.example:443`
   * @param why a clause that can stand after "it"
   */
  constructor(hostPort: string, why: string) {
    super(`A source may not be asked at ${hostPort}: it ${why}.`);
    this.remedy = `Check the address; if ${hostPort} really is the tool, allow exactly this host and port with --allow-host.`;
  }
}
