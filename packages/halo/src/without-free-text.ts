import type { HaloEntity } from './entity.ts';

const variants = new WeakMap<HaloEntity, HaloEntity>();

/**
 * The same entity, read so that no free text of a ticket is ever kept: the members that its definition names in `freeText` are cut out of
 * every answer at any depth, and so is every member that the definition does not know and that could hold text. An entity without free
 * text is returned as it is.
 */
export function withoutFreeText(entity: HaloEntity): HaloEntity {
  if (entity.freeText.length === 0) return entity;
  const known = variants.get(entity);
  if (known) return known;
  const variant: HaloEntity = { ...entity, redact: [...entity.redact, ...entity.freeText], keepsUnknownText: false };
  variants.set(entity, variant);
  return variant;
}
