import type { ObjectDefinition } from '../../engine/read/object-definition.ts';

/**
 * Declares the page of one kind of record. One file per object, and a line in `index.ts`; columns and neighbours by their names in the
 * catalogue, which a test compares.
 *
 * @example
 * export const site = defineObject({
 *   entity: 'site',
 *   title: ['name'],
 *   subtitle: ['clientName'],
 *   words: ['phoneNumber'],
 *   headline: { who: ['mainContactName'], open: { neighbours: ['open-tickets'] } },
 *   groups: [{ title: 'Address', columns: ['addressLine1', 'addressLine2'] }],
 *   neighbours: [{ name: 'users', title: 'Users', entity: 'user', where: { siteId: 'id' }, columns: ['name', 'email'] }],
 *   haloPath: null,
 * });
 */
export function defineObject(object: ObjectDefinition): ObjectDefinition {
  return object;
}
