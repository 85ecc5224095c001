import { HubError } from './hub-error.ts';

/** No delivery of the workspace's channels has this id. */
export class DeliveryNotFoundError extends HubError {
  readonly code = 'delivery-not-found';
  readonly disposition = 'tell-user';
  readonly causes = ['it is older than 30 days and was forgotten', 'its channel was removed', 'the id was not copied whole'];
  readonly remedy = 'See the ids with: npx sundog channel deliveries --json';

  constructor(id: string) {
    super(`There is no delivery ${id}.`);
  }
}
