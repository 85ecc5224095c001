import type { HaloEntity } from '../entity.ts';
import { client } from './client.ts';
import { ticket } from './ticket.ts';

/** Every entity of HaloPSA that Sundog knows. A test proves it complete against the facts. */
export const haloEntities: readonly HaloEntity[] = [client, ticket];

export { client, ticket };
