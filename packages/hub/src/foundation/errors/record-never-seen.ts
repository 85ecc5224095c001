import { HubError } from './hub-error.ts';

/** The mirror has never had this record. */
export class RecordNeverSeenError extends HubError {
  readonly code = 'record-never-seen';
  readonly disposition = 'tell-user';
  readonly causes = ['the key is another', 'the entity has not been synced yet', 'the record was erased, and its past with it'];
  readonly remedy = 'Read it from HaloPSA with: npx sundog sync --record <entity> <key>';

  constructor(entity: string, key: number) {
    super(`The mirror has never had ${entity} ${key}.`);
  }
}
