import { quoted } from '../quoted.ts';
import { HubError } from './hub-error.ts';

/** Where a HaloPSA is. */
interface Place {
  readonly resourceServer: string;
  readonly tenant: string | null;
}

const placeOf = ({ resourceServer, tenant }: Place) => (tenant ? `${resourceServer} (tenant ${tenant})` : resourceServer);

/** A connection that has been synced was given the address of what may be another HaloPSA. */
export class AnotherHaloError extends HubError {
  readonly code = 'another-halo';
  readonly disposition = 'tell-user';
  readonly causes = ['ids of one HaloPSA mean other records in another, and both would stand side by side in one mirror'];
  readonly remedy: string;

  constructor(present: Place & { readonly name: string }, wanted: Place) {
    super(
      `Nothing was changed: "${present.name}" holds what was read from ${placeOf(present)}, and the new address is ${placeOf(wanted)}.`,
    );
    this.remedy = `Where it is the same HaloPSA under another address, say so with --same-halopsa. Another HaloPSA is a connection of its own: npx sundog connect --name <name> --url ..., and then, if you like, npx sundog connection remove ${quoted(present.name)}`;
  }
}
